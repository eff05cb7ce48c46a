package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names of projects, installations and customers")
class NamesTest {
    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("M01", "capri;id", "NAME_INVALID", "';'"),
                Arguments.of("M02", "capri$(touch x)", "NAME_INVALID", "'$'"),
                Arguments.of("M03", "capri`id`", "NAME_INVALID", "'`'"),
                Arguments.of("M04", "capri\nid", "NAME_INVALID", "U+000A"),
                Arguments.of("M05", "capri\u0000x", "NAME_INVALID", "U+0000"),
                Arguments.of("M06", "-oProxyCommand=id", "NAME_INVALID", "start with a letter"),
                Arguments.of("M07", "../../etc", "NAME_INVALID", "'.'"),
                Arguments.of("M08", "CAPRI", "NAME_INVALID", "'capri'"),
                Arguments.of("M09", "саpri", "NAME_INVALID", "U+0441"),
                Arguments.of("M10", "mysql", "NAME_RESERVED", "mysql"),
                Arguments.of("M10", "information_schema", "NAME_RESERVED", "information_schema"),
                Arguments.of("M10", "root", "NAME_RESERVED", "root"),
                Arguments.of("M10", "sys", "NAME_RESERVED", "sys"),
                Arguments.of("M10", "performance_schema", "NAME_RESERVED", "performance_schema"),
                Arguments.of("M11", "a".repeat(65), "NAME_TOO_LONG", "65"),
                Arguments.of("M12", "", "NAME_REQUIRED", "needed"),
                Arguments.of("own", null, "NAME_REQUIRED", "needed"),
                Arguments.of("own", "store", "NAME_RESERVED", "store"),
                Arguments.of("own", "a--b-c", "NAME_INVALID", "--"),
                Arguments.of("own", "capri-", "NAME_INVALID", "end with -"),
                Arguments.of("own", "a", "NAME_INVALID", "short"),
                Arguments.of("own", "9lives", "NAME_INVALID", "start with a letter"),
                Arguments.of("own", "a\uD83D\uDE00b", "NAME_INVALID", "U+1F600"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("hostile")
    @DisplayName("are refused with the rule's code and the reason")
    void refused(String row, String name, String rule, String reason) {
        var project = catchThrowableOfType(InvalidInput.class, () -> new ProjectName(name));
        assertThat(project.field()).isEqualTo("project");
        assertThat(project.rule()).isEqualTo(rule);
        assertThat(project).hasMessageContaining(reason);
        var installation = catchThrowableOfType(InvalidInput.class, () -> new InstallationId(name));
        assertThat(installation.field()).isEqualTo("installation");
        assertThat(installation.rule()).isEqualTo(rule);
    }

    @Test
    @DisplayName("that a server makes no user for are refused before it is asked")
    void ofServers() throws IOException {
        var program = Files.readString(Path.of("docker/host/lib/user"));
        var words = Pattern.compile("(?m)^others=['\"](?:\\$others)?([a-z ]+)['\"]$")
                .matcher(program)
                .results();
        var others =
                words.flatMap(one -> Stream.of(one.group(1).strip().split(" "))).toList();
        assertThat(others).contains("docker", "wheel");
        for (var name : others)
            assertThat(catchThrowableOfType(InvalidInput.class, () -> new ProjectName(name)))
                    .as(name)
                    .extracting(InvalidInput::rule)
                    .isEqualTo("NAME_RESERVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capri_acc", "capri-acc", "capri-demo", "capri-test"})
    @DisplayName("of projects may not end like an environment (M13)")
    void suffix(String name) {
        var no = catchThrowableOfType(InvalidInput.class, () -> new ProjectName(name));
        assertThat(no.rule()).isEqualTo("NAME_RESERVED_SUFFIX");
        assertThat(no).hasMessageContaining("'capri'");
    }

    @ParameterizedTest
    @CsvSource({"CAPRI,capri", "zeeland_1,zeeland-1", "Zeeland_1,zeeland-1", "Noord Holland,noord-holland"})
    @DisplayName("that are refused come with the name that was probably meant")
    void meant(String name, String proposal) {
        assertThat(catchThrowableOfType(InvalidInput.class, () -> new ProjectName(name)))
                .hasMessageContaining("perhaps '" + proposal + "' is meant;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPRI;", "9Lives", "MYSQL", "Capri__", "Capri-Acc", "C\u001b[31m", "İ"})
    @DisplayName("are not proposed when they would be refused too")
    void notMeant(String name) {
        assertThat(catchThrowableOfType(InvalidInput.class, () -> new ProjectName(name)))
                .message()
                .doesNotContain("perhaps")
                .doesNotContainPattern("\\p{Cc}");
    }

    @Test
    @DisplayName("of 26 and 31 characters fit, one more does not")
    void length() {
        assertThat(new ProjectName("p".repeat(26)).value()).hasSize(26);
        assertThat(new InstallationId("p".repeat(31)).value()).hasSize(31);
        assertThat(ruleOf(() -> new ProjectName("p".repeat(27)))).isEqualTo("NAME_TOO_LONG");
        assertThat(ruleOf(() -> new InstallationId("p".repeat(32)))).isEqualTo("NAME_TOO_LONG");
        assertThat(ruleOf(() -> new InstallationId("p".repeat(29) + "--b"))).isEqualTo("NAME_TOO_LONG");
    }

    @Test
    @DisplayName("of installations are derived from project, environment and label")
    void derived() {
        var capri = new ProjectName("capri");
        assertThat(InstallationId.of(capri, "", Optional.empty())).hasToString("capri");
        assertThat(InstallationId.of(capri, "-acc", Optional.empty())).hasToString("capri-acc");
        assertThat(InstallationId.of(capri, "-test", Optional.of(new Label("b"))))
                .hasToString("capri-test--b");
        assertThat(ruleOf(
                        () -> InstallationId.of(new ProjectName("p".repeat(26)), "-test", Optional.of(new Label("b")))))
                .isEqualTo("NAME_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capri--", "capri--B", "capri--a--b", "capri----b", "--b", "capri--toolonglabel"})
    @DisplayName("with a malformed label are refused")
    void labels(String id) {
        assertThat(ruleOf(() -> new InstallationId(id))).isEqualTo("NAME_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Null", "O'Brien & Søn", "مستشفى الملك", "  Erasmus MC "})
    @DisplayName("of customers may be any text (M49)")
    void customers(String name) {
        assertThat(new CustomerName(name).value()).isEqualTo(name.strip());
        assertThat(CustomerId.shortFor(new CustomerName(name), 1).value()).isNotBlank();
    }

    @Test
    @DisplayName("of customers are refused when blank, over 200 characters or with control characters (M49)")
    void noCustomers() {
        assertThat(ruleOf(() -> new CustomerName("   "))).isEqualTo("CUSTOMER_REQUIRED");
        assertThat(ruleOf(() -> new CustomerName("x".repeat(300)))).isEqualTo("CUSTOMER_TOO_LONG");
        assertThat(ruleOf(() -> new CustomerName("a\r\nBcc: b"))).isEqualTo("CUSTOMER_INVALID");
        assertThat(new CustomerName("\uD83D\uDE00".repeat(200)).value()).hasSize(400);
    }

    @Test
    @DisplayName("of customers get readable short forms")
    void readable() {
        assertThat(CustomerId.shortFor(new CustomerName("O'Brien & Søn"), 1)).hasToString("obrien-son");
        assertThat(CustomerId.shortFor(new CustomerName("مستشفى"), 2)).hasToString("customer-2");
        assertThatThrownBy(() -> new CustomerId("-x")).isInstanceOf(InvalidInput.class);
    }

    private static String ruleOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).rule();
    }
}
