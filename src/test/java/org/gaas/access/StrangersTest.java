package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What nobody granted")
class StrangersTest {
    private static final Map<String, List<String>> APPLICATIONS =
            Map.of("capri_acc", List.of("capri_acc_gems", "capri_acc_ls"));

    @Test
    @DisplayName("is nothing of an application that reaches its own databases, also while a dump is brought back")
    void own() {
        assertThat(found(
                        "account\tcapri_acc\tlocalhost\t\t",
                        "right\tcapri_acc\tlocalhost\tcapri/_acc/_gems\t",
                        "right\tcapri_acc\tlocalhost\tcapri/_acc/_ls\t",
                        "account\tcapri_acc___new\tlocalhost\t\t",
                        "right\tcapri_acc___new\tlocalhost\tcapri/_acc/_gems/_/_new\t"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "is a right of an application on another's database, by a name, a pattern, a table or a role, or on everything")
    void others() {
        for (var right : List.of(
                "right\tcapri_acc\tlocalhost\tcapri/_gems\t",
                "right\tcapri_acc\tlocalhost\tcapri_acc_gems\t",
                "right\tcapri_acc\tlocalhost\tcapri/_acc/_gems.respondents\t",
                "right\tcapri_acc\tlocalhost\t%\t",
                "role\tcapri_acc\tlocalhost\treporting\t",
                "account\tcapri_acc\tlocalhost\t\tglobal"))
            assertThat(found(right)).as(right).singleElement().satisfies(finding -> assertThat(finding.subject())
                    .isEqualTo("account capri_acc@localhost"));
    }

    @Test
    @DisplayName("is an account that is nobody's, with what it may reach")
    void nobodys() {
        assertThat(found(
                        "account\tbob\t%\t\t",
                        "right\tbob\t%\tcapri/_gems\t",
                        "account\teve\t10.0.0.1\t\tglobal",
                        "account\t\tlocalhost\t\t",
                        "account\tcapri_old\tlocalhost\t\t",
                        "no such line"))
                .extracting(Finding::subject, Finding::found)
                .containsExactly(
                        tuple("account @localhost", "nobody knows it; it may reach nothing"),
                        tuple("account bob@%", "nobody knows it; it may reach capri_gems"),
                        tuple("account capri_old@localhost", "nobody knows it; it may reach nothing"),
                        tuple("account eve@10.0.0.1", "nobody knows it; it may reach everything"));
    }

    @Test
    @DisplayName("is told in a line, whatever an account is called")
    void nasty() {
        assertThat(found("account\tx\u001b[2J" + "y".repeat(300) + "\tlocalhost\t\t"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject())
                        .startsWith("account x?[2Jyyy")
                        .hasSize(200));
    }

    private static List<Finding> found(String... lines) {
        return Strangers.of(new ServerName("prod1"), FoundRight.read(Stream.of(lines)), APPLICATIONS);
    }
}
