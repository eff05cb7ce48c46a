package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

@DisplayName("The book of hours")
class HoursBookTest {
    private final TestDatabase database = new TestDatabase();
    private final HoursBook book = new HoursBook(database.jdbc(), Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("gives back what was written, month by month")
    void months() {
        var november = entry("t1", "2026-11-30", "dora", "=SUM(A1) <img src=x onerror=alert(1)> ${1+1}");
        book.write(november);
        book.write(entry("t2", "2026-12-01", "dora", ""));

        assertThat(book.of(YearMonth.of(2026, 11))).containsExactly(november);
        assertThat(book.of(YearMonth.of(2026, 10))).isEmpty();
    }

    @Test
    @DisplayName("shows one person's hours alone")
    void onePerson() {
        book.write(entry("t1", "2026-11-01", "dora", ""));
        book.write(entry("t2", "2026-11-02", "daan", ""));
        assertThat(book.of(YearMonth.of(2026, 11), "daan"))
                .extracting(HoursEntry::person)
                .containsExactly("daan");
    }

    @Test
    @DisplayName("takes the hours of a task once")
    void once() {
        book.write(entry("t1", "2026-11-01", "dora", ""));
        assertThatThrownBy(() -> book.write(entry("t1", "2026-11-02", "daan", "again")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private static HoursEntry entry(String task, String day, String person, String note) {
        return new HoursEntry(
                task,
                LocalDate.parse(day),
                new Spent(90),
                person,
                Optional.of(Role.DEVELOPERS),
                new Work("O'Brien & Søn", "friesland", "friesland-test", true),
                "onboard-trial",
                "p1",
                "Confirm trial · friesland-test",
                Optional.of(new Activity("installation")),
                new Note(note));
    }
}
