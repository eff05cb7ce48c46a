package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaas.applications.DocumentInvalid;
import org.gaas.engine.InvalidInput;
import org.gaas.people.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The policy")
class PolicyTest {
    private final String delivered = delivered();

    @Test
    @DisplayName("that is delivered says what the domain says about the four environments")
    void domain() {
        var policy = policy(delivered);
        var production = policy.environment(new EnvironmentName("production"));
        var acceptance = policy.environment(new EnvironmentName("acceptance"));
        var test = policy.environment(new EnvironmentName("test"));

        assertThat(policy.environments())
                .extracting(e -> e.name().value())
                .containsExactly("production", "acceptance", "demo", "test");
        assertThat(production.tagsOnly()).isTrue();
        assertThat(production.url().own()).isTrue();
        assertThat(production.trial()).isEmpty();
        assertThat(production.mail()).isEqualTo(Environment.Mail.SEND);
        assertThat(production.availability()).containsExactly("5x8", "24x7");
        assertThat(acceptance.data().ofPatients()).isTrue();
        assertThat(acceptance.installedWith()).contains(production.name());
        assertThat(acceptance.deploy()).containsExactly(Role.DEVELOPERS);
        assertThat(test.customers()).contains(Environment.CustomerKind.PROSPECT);
        assertThat(test.server()).hasToString("trial");
        assertThat(test.url().at("localhost:8443", "capri-test", "capri"))
                .isEqualTo("https://localhost:8443/capri-test/");
        assertThat(policy.suffixes()).containsExactly("-acc", "-demo", "-test");
        assertThat(policy.templates()).isEmpty();
    }

    @Test
    @DisplayName("lets a trial expire after 60 days and asks a week before")
    void trial() {
        var trial = policy(delivered)
                .environment(new EnvironmentName("test"))
                .trial()
                .orElseThrow();
        var expiry = trial.expiryFrom(LocalDate.parse("2026-11-21"));
        assertThat(expiry).isEqualTo("2027-01-20");
        assertThat(trial.reminderFor(expiry)).isEqualTo("2027-01-13");
    }

    @Test
    @DisplayName("gets a further environment without a change of code, from a file outside the jar")
    void training(@TempDir Path folder) throws IOException {
        var test = delivered.substring(delivered.indexOf("  test:\n"), delivered.indexOf("# Ready-made"));
        var training = test.replace("  test:", "  training:").replace("-test", "-trn");
        var file = folder.resolve("policy.yaml");
        Files.writeString(file, delivered.replace("# Ready-made", training + "\n# Ready-made"));

        var policy = new PolicyConfiguration().policy(file.toString());

        assertThat(policy.environment(new EnvironmentName("training")).infix()).isEqualTo("trn");
        assertThat(policy.suffixes()).contains("-trn");
    }

    @Test
    @DisplayName("knows templates for trials")
    void templates() {
        var policy = policy(delivered.replace("templates: {}", """
                        templates:
                          care:
                            title: Care
                            repository: https://git.example.org/care.git
                            tag: 1.9.2
                            application: gemstracker-1
                            sampleData: true
                        """));
        assertThat(policy.templates()).singleElement().satisfies(template -> {
            assertThat(template.name()).isEqualTo("care");
            assertThat(template.tag()).hasToString("1.9.2");
            assertThat(template.sampleData()).isTrue();
        });
    }

    @ParameterizedTest(name = "{1} instead of {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    versions: tags     | versions: newest      | versions: newest | environments.production.versions  | is none of the allowed values. Hint: allowed are tags, any
                    versions: tags     | version: tags         | version: tags    | environments.production.version   | is not known here. Hint: known are archive, availability
                    versions: tags     | version: tags         | production:      | environments.production.versions  | is missing
                    remove: [hosting]  | remove: [kings]       | remove: [kings]  | environments.production.remove[0] | is none of the allowed values. Hint: allowed are developers
                    mail: send         | mail: true            | mail: true       | environments.production.mail      | is none of the allowed values
                    server: production | server: Big Iron      | server: Big      | environments.production.server    | is not of the right form. Hint: the role that a server must have
                    url: own           | url: http://x/        | url: http        | environments.production.url       | must be own, or like
                    url: own           | url: "https://{host}/"| url: "https      | environments.production.url       | needs {installation}
                    suffix: ""         | suffix: -test         | suffix: -test    | environments.test.suffix          | is the suffix of production too
                    days: 60           | days: 0               | days: 0          | environments.demo.trial.days      | is out of range. Hint: 1 to 3650 days
                    keep: [files, databases], days: 30 | keep: [logs], days: 30 | keep: [logs] | environments.production.archive.keep[0] | is none of the allowed values. Hint: allowed are files, databases
                    keep: [files, databases], days: 30 | keep: [files]    | keep: [files] | environments.production.archive.days | is missing
                    production:        | Production:           | Production:      | environments.Production.name      | must be 2 to 12 letters a-z
                    title: Demo        | title: &a Demo        | title: &a        | environments.demo.title           | anchors
                    installedWith: production | installedWith: nowhere | installedWith: nowhere | environments.acceptance.installedWith | names no environment
                    files: none        | files: read           | files: read      | environments.production.files     | opens files by an agreement alone, where each access is decided
                    files: none        | files: write          | files: write     | environments.production.files     | is none of the allowed values. Hint: allowed are none, read
                    decided: true, from: [] | decided: true, from: [0.0.0.0/0] | 0.0.0.0/0 | environments.production.databaseAccess.from[0] | must share at least its first 20 bits
                    decided: true, from: [] | decided: true, from: [192.0.2.0/24, 10.0.0.0/8] | 10.0.0.0/8 | environments.production.databaseAccess.from[1] | must share at least its first 12 bits
                    decided: true, from: [] | decided: true, from: ["%"] | "%" | environments.production.databaseAccess.from[0] | is everybody
                    decided: true, from: [] | decided: true, from: [192.0.2.256] | 192.0.2.256 | environments.production.databaseAccess.from[0] | must be four numbers from 0 to 255
                    templates: {}      | templates: {care: {title: C, repository: "ext::sh", tag: x}} | care: | templates.care.repository | must begin with https
                    """)
    @DisplayName("is refused with line and key of what is wrong")
    void wrong(String right, String wrong, String line, String key, String message) {
        var yaml = delivered.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        var no = catchThrowableOfType(DocumentInvalid.class, () -> policy(yaml));
        assertThat(no.rule()).isEqualTo("POLICY_INVALID");
        assertThat(no).hasMessageContaining("policy.yaml line ");
        assertThat(no.findings()).anySatisfy(finding -> {
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.toString()).contains(message);
            assertThat(yaml.lines().toList().get(finding.line() - 1)).contains(line);
        });
    }

    @Test
    @DisplayName("whose file is not there stops the start with a sentence that names file and setting")
    void noFile(@TempDir Path folder) {
        var file = folder.resolve("none.yaml").toString();
        assertThatThrownBy(() -> new PolicyConfiguration().policy(file))
                .hasMessageContaining("gaas.policy")
                .hasMessageContaining(file);
    }

    @Test
    @DisplayName("answers an unknown environment with those that there are")
    void unknown() {
        var no = catchThrowableOfType(
                InvalidInput.class, () -> policy(delivered).environment(new EnvironmentName("staging")));
        assertThat(no.rule()).isEqualTo("ENVIRONMENT_UNKNOWN");
        assertThat(no).hasMessageContaining("production, acceptance, demo, test");
    }

    private static Policy policy(String yaml) {
        return Policy.read("policy.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static String delivered() {
        try {
            return new ClassPathResource(PolicyConfiguration.DELIVERED).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
