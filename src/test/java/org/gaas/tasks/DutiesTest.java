package org.gaas.tasks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment.DataKind;
import org.gaas.people.Role;
import org.gaas.tasks.Duties.Work;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The table of duties")
class DutiesTest {
    /** D developer, H hosting, O on call, M manager; {@code D>H}: D asks, another H decides; D: D does it; -: never. */
    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        "installation, D,   D>H, DH>H",
        "removal,      D,   H>HM, H>HM",
        "rollout,      D,   D,   DH>H",
        "hotfix,       D,   D>O, D>O",
        "rollback,     D,   D,   H",
        "restore,      D,   D>H, H>H",
        "copy,         D>H, D>H, -",
        "access,       D,   D,   D>H",
        "certificate,  H,   H,   H",
        "server,       H,   H,   H>H"
    })
    @DisplayName("says who asks and who decides")
    void table(String work, String trial, String acceptance, String production) {
        assertThat(List.of(at(work, DataKind.INVENTED), at(work, DataKind.COPY), at(work, DataKind.PATIENTS)))
                .containsExactly(trial, acceptance, production);
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    @DisplayName("has an answer for every place, and never administrators, finance or auditors")
    void whole(Work work) {
        for (var where : DataKind.values())
            assertThat(Duties.at(work, where).decides())
                    .doesNotContain(Role.ADMINISTRATORS, Role.AUDITORS, Role.FINANCE, Role.LEADS);
    }

    @Test
    @DisplayName("knows no other work")
    void unknown() {
        assertThatThrownBy(() -> Work.named("anything"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'anything'");
    }

    private static String at(String work, DataKind where) {
        var duty = Duties.at(Work.named(work), where);
        if (duty.isNever()) return "-";
        return duty.second() ? letters(duty.asks()) + ">" + letters(duty.decides()) : letters(duty.decides());
    }

    private static String letters(Set<Role> roles) {
        return roles.stream().sorted().map(role -> role.name().substring(0, 1)).collect(joining());
    }
}
