package org.gaas.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Files by ssh key, as a line of the file of all access")
class FilesViewTest {
    @Test
    @DisplayName("say what the table says: from where, as whom, with how many keys")
    void row() {
        assertThat(view(List.of("192.0.2.0/24", "198.51.100.7/32"), "d_dora", "agreement 7")
                        .row())
                .isEqualTo("dora,capri-acc,capri,acceptance,acc1,read,192.0.2.0/24 198.51.100.7/32,,"
                        + "d_dora@acc1.example.org:22,,7,2027-11-30,agreement 7,files,2");
        assertThat(view(List.of(), "d_dora", "x").row()).contains(",read,everywhere,,d_dora@acc1.example.org:22,,");
        assertThat(view(List.of(), null, "x").row()).contains(",read,,,,,7,");
        assertThat(AccessView.HEADER.split(","))
                .hasSameSizeAs(view(List.of(), null, "x").row().split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=cmd | '=cmd", "+31 6 | '+31 6", "＝1+1 | '＝1+1", "a, \"b\" | \"a, \"\"b\"\"\""},
            quoteCharacter = '`')
    @DisplayName("hold no formula, and quote what has to be quoted")
    void hostile(String why, String cell) {
        assertThat(view(List.of(), "d_dora", why).row()).endsWith(",2027-11-30," + cell + ",files,2");
    }

    private static FilesView view(List<String> from, String account, String why) {
        return new FilesView(
                "dora",
                "capri-acc",
                "capri",
                "acceptance",
                "acc1",
                "read",
                from,
                account,
                account == null ? null : "acc1.example.org",
                account == null ? null : 22,
                2,
                7,
                LocalDate.parse("2027-11-30"),
                why);
    }
}
