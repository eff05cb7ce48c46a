package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Names of a production")
class NamedTest {
    private static final Named NOW = new Named(List.of("a.example", "b.example"), Map.of("old.example", "a.example"));

    @Test
    @DisplayName("are added at the end, dropped, and replaced where they stand; the old one leads on")
    void changed() {
        assertThat(NOW.changed(wanted("c.example", "", "")).words())
                .containsExactly("a.example", "b.example", "c.example", "old.example leads on to a.example");
        assertThat(NOW.changed(wanted("", "", "b.example\nold.example")).words())
                .containsExactly("a.example");
        assertThat(NOW.changed(wanted("", "a.example > new.example", "")).words())
                .containsExactly(
                        "new.example",
                        "b.example",
                        "old.example leads on to new.example",
                        "a.example leads on to new.example");
        assertThat(NOW.changed(wanted("", "b.example > a.example", "")).words())
                .as("one that is there already")
                .containsExactly("a.example", "old.example leads on to a.example", "b.example leads on to a.example");
    }

    @ParameterizedTest(name = "{0} | {1} | {2}: {3}")
    @CsvSource({
        "'', '', c.example, HOST_UNKNOWN",
        "'', c.example > d.example, '', HOST_UNKNOWN",
        "'', a.example > a.example, '', HOST_INVALID",
        "'', a.example > old.example, '', HOST_INVALID",
        "'', a.example, '', HOST_INVALID",
        "b.example, '', '', HOST_INVALID",
        "old.example, '', '', HOST_INVALID",
        "https://c.example/x, '', '', HOST_INVALID",
        "*.example, '', '', HOST_INVALID",
        "c_c, '', '', CERT_NAME_INVALID",
        "'', '', a.example, HOST_LED_TO",
        "'', '', '', NAMES_SAME"
    })
    @DisplayName("are refused with a rule, where a change makes no sense")
    void refused(String add, String renames, String drop, String rule) {
        assertThatThrownBy(() -> NOW.changed(wanted(add, renames, drop)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("can't all go, and are 20 at most")
    void howMany() {
        assertThatThrownBy(() -> NOW.changed(wanted("", "", "a.example\nb.example\nold.example")))
                .hasMessageContaining("1 to 20");
        var many = new StringBuilder();
        for (var i = 0; i < 18; i++) many.append("n").append(i).append(".example\n");
        assertThatThrownBy(() -> NOW.changed(wanted(many.toString(), "", ""))).hasMessageContaining("1 to 20");
    }

    @Test
    @DisplayName(
            "on the way: what comes is there, what goes is gone, and nobody is led to a name without its certificate")
    void onTheWay() {
        var wanted = NOW.changed(wanted("c.example", "a.example > new.example", "b.example"));
        assertThat(NOW.towards(wanted).words())
                .containsExactly("a.example", "new.example", "c.example", "old.example leads on to a.example");
        var mainDropped = NOW.changed(wanted("", "", "a.example\nold.example"));
        assertThat(NOW.towards(mainDropped).words()).containsExactly("b.example");
    }

    private static NamesRequest wanted(String add, String renames, String drop) {
        return NamesRequest.written(new InstallationId("capri"), add, renames, drop, "C. Klant");
    }
}
