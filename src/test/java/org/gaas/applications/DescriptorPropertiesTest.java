package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaas.engine.InvalidInput;

@Label("A descriptor, whatever is written,")
class DescriptorPropertiesTest {
    private static final List<String> LINES = """
            gaas: 1
            name: care
            title: Care
            runtime: {kind: cgi}
            web: {directory: public, entry: index.cgi}
            shared: {directories: [var], writable: [var/cache]}
            databases: [{suffix: gems}]
            settings: [{path: s.conf, template: "{{database.password}}"}]
            upgrade: {commands: [[bin/migrate]], proof: {database: gems, query: select 1, expect: "1"}}
            health: {checks: [{path: /}]}""".lines().toList();

    @Property(tries = 300)
    @Label("is read, or refused with DESCRIPTOR_INVALID and a line that exists")
    void oneLineReplaced(@ForAll("position") int position, @ForAll("nasty") String line) {
        var lines = LINES.toArray(String[]::new);
        lines[position] = line;
        survives(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    @Label("as any bytes is refused with DESCRIPTOR_INVALID")
    void bytes(@ForAll byte[] bytes) {
        survives(bytes);
    }

    @Property
    @Label("has no path that leaves the release")
    void paths(@ForAll("paths") String path) {
        try {
            var accepted = new RelativePath(path).value();
            assertThat(accepted).isEqualTo(path).doesNotStartWith("/").doesNotStartWith("-");
            assertThat(Arrays.asList(accepted.split("/", -1))).doesNotContain("", ".", "..");
        } catch (InvalidInput no) {
            assertThat(no.rule()).isEqualTo("PATH_INVALID");
        }
    }

    @Property
    @Label("has no command with control characters or for a shell")
    void commands(@ForAll List<String> words) {
        try {
            assertThat(new Argv(words).words()).isEqualTo(words).noneMatch(word -> word.matches("(?s).*\\p{Cc}.*"));
        } catch (InvalidInput no) {
            assertThat(no.rule()).isIn("COMMAND_INVALID", "PATH_INVALID");
        }
    }

    private static void survives(byte[] yaml) {
        try {
            Descriptor.read("gaas.yaml", yaml);
        } catch (DocumentInvalid no) {
            assertThat(no.rule()).isEqualTo("DESCRIPTOR_INVALID");
            assertThat(no.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.line())
                    .isBetween(
                            0,
                            (int) new String(yaml, StandardCharsets.UTF_8)
                                            .lines()
                                            .count()
                                    + 2));
        }
    }

    @Provide
    Arbitrary<Integer> position() {
        return Arbitraries.integers().between(0, LINES.size() - 1);
    }

    @Provide
    Arbitrary<String> nasty() {
        var keys = Arbitraries.of("name", "title", "web", "shared", "health", "settings", "upgrade", "cron", "data");
        var values = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("ab1{}[]:,&*!|>-'\"#%@ ./~<\n\t")
                        .ofMaxLength(40),
                Arbitraries.of("{}", "[]", "null", "1", "[[]]", "{directory: null}", "{checks: []}", "[{}]", "[null]"));
        return Combinators.combine(keys, values).as((key, value) -> key + ": " + value);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab./-~ \\\n").ofMaxLength(20);
    }
}
