package org.gaas.applications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A descriptor")
class DescriptorTest {
    private static final String RIGHT = """
            gaas: 1
            name: care
            title: Care
            runtime: {kind: cgi}
            web: {directory: public, entry: index.cgi}
            shared:
              directories: [var]
              files: [robots.txt]
              writable: [var/cache]
            environment:
              APPLICATION_ENV: {test: testing, otherwise: "{{environment}}"}
            settings:
              - path: settings.conf
                template: |
                  host={{database.host}}
                  name={{database.gems.name}}
                  password={{database.password}}
            databases:
              - suffix: gems
              - {suffix: gems_data, optional: true, rights: [select, insert]}
            upgrade:
              commands:
                - [bin/migrate, all]
              proof: {database: gems, query: select max(level) from levels, expect: "3"}
            health:
              checks:
                - path: /
                  contains: ["{{installation}}"]
                  lacks: [An error occurred]
            cron:
              - {schedule: "0 7,19 * * *", command: [php, -f, scripts/index.php, --, cron]}
            """;

    @Test
    @DisplayName("says all that the desk must know")
    void reads() {
        var care = descriptor(RIGHT);
        assertThat(care.sharedPaths())
                .extracting(path -> path.kind() + " " + path.path())
                .containsExactly("FILE robots.txt", "FILE settings.conf", "DIRECTORY var");
        assertThat(care.upgrade().orElseThrow().commands().get(0).words()).containsExactly("bin/migrate", "all");
        assertThat(care.upgrade().orElseThrow().proof().orElseThrow().expect()).contains("3");
        assertThat(care.environment().get("APPLICATION_ENV").in("test")).hasToString("testing");
        assertThat(care.environment().get("APPLICATION_ENV").in("demo").with(Map.of("environment", "demo")))
                .isEqualTo("demo");
        assertThat(care.databases().get(1).optional()).isTrue();
        assertThat(care.databases().get(1).rights()).containsExactlyInAnyOrder("select", "insert");
        assertThat(care.health().checks().get(0).status()).isEqualTo(200);
        assertThat(care.cron().get(0).command().program()).isEqualTo("php");
        assertThat(care.maintenance()).isEmpty();
    }

    @Test
    @DisplayName("marks where the password goes")
    void password() {
        var template = descriptor(RIGHT).settings().get(0).template();
        assertThat(template.places()).contains("database.password");
        assertThat(template.with(Map.of(
                        "database.host", "db$1", "database.gems.name", "care_test_gems", "database.password", "@@")))
                .isEqualTo("host=db$1\nname=care_test_gems\npassword=@@\n");
        assertThatThrownBy(() -> template.with(Map.of())).hasMessageContaining("{{database.host}}");
    }

    @ParameterizedTest(name = "{1} instead of {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    title: Care           | title: [Care           | 4  | ''                     | not YAML
                    title: Care           | title: &a Care         | 3  | title                  | anchors
                    title: Care           | title: *a              | 3  | title                  | anchors
                    title: Care           | title: !!javax.script.ScriptEngineManager [] | 3 | title | tags
                    title: Care           | title: !x Care         | 3  | title                  | tags
                    title: Care           | <<: {title: Care}      | 3  | ''                     | merges
                    title: Care           | name: care             | 3  | name                   | is there twice
                    title: Care           | titel: Care            | 3  | titel                  | is not known here. Hint: known are build
                    title: Care           | --- {}                 | 3  | ''                     | second document
                    gaas: 1               | gaas: 2                | 1  | gaas                   | must be 1
                    name: care            | name: Care             | 2  | name                   | is not of the right form
                    kind: cgi             | kind: perl             | 4  | runtime.kind           | allowed are php, cgi, static
                    directory: public     | directory: ../public   | 5  | web.directory          | without .. and without a leading /
                    directory: public     | directory: /etc        | 5  | web.directory          | without .. and without a leading /
                    directory: public     | directory: -rf         | 5  | web.directory          | without .. and without a leading /
                    ', entry: index.cgi'  | ''                     | 5  | web.entry              | is missing
                    directories: [var]    | directories: var       | 7  | shared.directories     | must be a list
                    directories: [var]    | directories: [var, var/cache] | 6 | shared          | is shared already
                    directories: [var]    | directories: [var, public/..] | 7 | shared.directories[1] | without ..
                    directories: [var]    | directories: [var, public]    | 6 | shared          | holds the web directory
                    writable: [var/cache] | writable: [tmp]        | 9  | shared.writable[0]     | is not shared. Hint: a release is read-only
                    path: settings.conf   | path: public/x.conf    | 13 | settings[0].path       | can be reached from the web
                    {{database.host}}     | {{databse.host}}       | 14 | settings[0].template   | unknown place {{databse.host}}. Hint: known are database.gems.name
                    {{database.gems.name}} | {{database.ls.name}}  | 14 | settings[0].template   | unknown place {{database.ls.name}}
                    {{database.password}} | secret                 | 12 | settings               | tell nobody the password
                    otherwise: "{{environment}}" | otherwise: "{{database.password}}" | 11 | environment.APPLICATION_ENV | must not hold the password
                    APPLICATION_ENV       | LD PRELOAD             | 11 | environment.LD PRELOAD | is not of the right form
                    suffix: gems_data     | suffix: gems           | 20 | databases[1].suffix    | is there twice
                    suffix: gems_data     | suffix: GEMS; drop     | 20 | databases[1].suffix    | is not of the right form
                    rights: [select, insert] | rights: [all]       | 20 | databases[1].rights[0] | allowed are select
                    [bin/migrate, all]    | bin/migrate all        | 23 | upgrade.commands[0]    | must be a list
                    [bin/migrate, all]    | [bin/migrate all]      | 23 | upgrade.commands[0]    | must be a list of words
                    [bin/migrate, all]    | [sh, -c, x]            | 23 | upgrade.commands[0]    | must not be a line for a shell
                    [bin/migrate, all]    | ["bin/migrate\\n", x]  | 23 | upgrade.commands[0]    | newline
                    [bin/migrate, all]    | [bin/migrate, "a\\nb"] | 23 | upgrade.commands[0]    | newline
                    [bin/migrate, all]    | [../../bin/sh]         | 23 | upgrade.commands[0]    | leave the release
                    [bin/migrate, all]    | [cat, ../../etc/passwd] | 23 | upgrade.commands[0]   | leave the release
                    [bin/migrate, all]    | [/bin/sh]              | 23 | upgrade.commands[0]    | without a leading /
                    select max(level)     | drop table x; select   | 24 | upgrade.proof.query    | one select, without ;
                    select max(level)     | "select 1; drop        | 24 | ''                     | not YAML
                    ', expect: "3"'       | ''                     | 24 | upgrade.proof          | needs one of expect and expectHighestIn
                    expect: "3"           | 'expect: "3", after: a' | 24 | upgrade.proof.after | is for expectHighestIn only
                    expect: "3"           | expect: 3              | 24 | upgrade.proof.expect   | must be text (in quotes
                    database: gems        | database: ls           | 24 | upgrade.proof.database | names the database 'ls'
                    path: /               | path: "/\\r\\nHost: x" | 27 | health.checks[0].path  | begins with a slash
                    path: /               | path: /a/../../other-test/ | 27 | health.checks[0].path | is no page below
                    path: /               | path: /a%zz            | 27 | health.checks[0].path  | is no page below
                    0 7,19 * * *          | "@reboot"              | 31 | ''                     | not YAML
                    0 7,19 * * *          | every day              | 31 | cron[0].schedule       | five fields
                    """)
    @DisplayName("is refused with the line and a hint (M48)")
    void wrong(String right, String wrong, int line, String key, String message) {
        var yaml = RIGHT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(yaml).isNotEqualTo(RIGHT);
        var no = refused(yaml.getBytes(UTF_8));
        assertThat(no.findings()).anySatisfy(finding -> {
            assertThat(finding.toString()).contains(message);
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    var/x.ini                                   | is not below something that the application writes
                    var/cache                                   | is not below something that the application writes
                    var/cache/../x                              | without ..
                    {otherwise: var/cache/x, test: ../x}        | without ..
                    {test: var/cache/x}                         | otherwise
                    "var/cache/{{url}}"                         | has another place than {{environment}}
                    "var/cache/{{x"                             | has another place than {{environment}}
                    """)
    @DisplayName("calls no file set-up data that is not the application's own (M48)")
    void setUpFiles(String setup, String message) {
        var yaml = RIGHT.replace("writable: [var/cache]", "writable: [var/cache]\n  setup: [" + setup + "]");
        var no = refused(yaml.getBytes(UTF_8));
        assertThat(no.findings()).anySatisfy(finding -> {
            assertThat(finding.toString()).contains(message);
            assertThat(finding.key()).startsWith("shared.setup[0]");
            assertThat(finding.line()).isEqualTo(10);
        });
    }

    @Test
    @DisplayName("calls no settings file set-up data: it holds a password (M48)")
    void settingsAreNoSetUpData() {
        var yaml = RIGHT.replace("path: settings.conf", "path: var/cache/settings.conf")
                .replace("writable: [var/cache]", "writable: [var/cache]\n  setup: [var/cache/settings.conf]");
        assertThat(refused(yaml.getBytes(UTF_8))).hasMessageContaining("var/cache/settings.conf is a settings file");
    }

    @Test
    @DisplayName("of 10 MB, of nested anchors, too deep or of another encoding is refused at once (M48)")
    void bombs() {
        assertThat(refused(new byte[10 << 20])).hasMessageContaining("too large");
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 30; i++) bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        assertThat(refused(bomb.toString().getBytes(UTF_8))).hasMessageContaining("line 1, a0: anchors");
        assertThat(refused("[".repeat(60_000).getBytes(UTF_8))).hasMessageContaining("deeper than 20");
        assertThat(refused("a: {".repeat(15_000).getBytes(UTF_8))).hasMessageContaining("deeper than 20");
        assertThat(refused(new byte[] {'a', ':', (byte) 0xff})).hasMessageContaining("is not UTF-8");
        assertThat(refused("a: \u0000".getBytes(UTF_8))).hasMessageContaining("not YAML");
        assertThat(refused(new byte[0])).hasMessageContaining("is empty");
        assertThat(refused("- a".getBytes(UTF_8))).hasMessageContaining("must be a group of keys");
    }

    private static Descriptor descriptor(String yaml) {
        return Descriptor.read("gaas.yaml", yaml.getBytes(UTF_8));
    }

    private static DocumentInvalid refused(byte[] yaml) {
        var no = catchThrowableOfType(DocumentInvalid.class, () -> Descriptor.read("gaas.yaml", yaml));
        assertThat(no.rule()).isEqualTo("DESCRIPTOR_INVALID");
        assertThat(no.field()).isEqualTo("descriptor");
        return no;
    }
}
