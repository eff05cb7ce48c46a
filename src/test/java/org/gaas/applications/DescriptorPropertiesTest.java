package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import org.gaas.Fuzzed;
import org.gaas.Nasty;
import org.gaas.Verdict;

@Label("A descriptor, whatever is written,")
class DescriptorPropertiesTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
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

    @Fuzzed
    @Label("is read, or refused with DESCRIPTOR_INVALID and a line that exists")
    void oneLineReplaced(@ForAll("position") int position, @ForAll("nasty") String line) {
        var lines = LINES.toArray(String[]::new);
        lines[position] = line;
        survives(String.join("\n", lines));
    }

    @Fuzzed
    @Label("with something put in or left out anywhere is read or refused too")
    void mistyped(@ForAll("mistyped") String text) {
        survives(text);
    }

    @Fuzzed
    @Label("with any text in any place is read or refused too")
    void values(@ForAll("place") String place, @ForAll("texts") String text) throws JsonProcessingException {
        survives(String.join("\n", LINES).replace(place, JSON.writeValueAsString(text)));
    }

    @Fuzzed
    @Label("as any bytes is refused with DESCRIPTOR_INVALID")
    void bytes(@ForAll byte[] bytes) {
        survives(bytes);
    }

    private static void survives(String text) {
        survives(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void survives(byte[] yaml) {
        try {
            var read = Descriptor.read("gaas.yaml", yaml);
            assertThat(Descriptor.read("gaas.yaml", yaml)).as("read again").isEqualTo(read);
        } catch (DocumentInvalid no) {
            assertThat(no.field()).isEqualTo("descriptor");
            assertThat(no.rule()).isEqualTo("DESCRIPTOR_INVALID");
            no.findings().forEach(finding -> Verdict.assertIsSentence(finding.toString()));
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
    Arbitrary<String> mistyped() {
        return Nasty.near(String.join("\n", LINES));
    }

    @Provide
    Arbitrary<String> place() {
        return Arbitraries.of(
                "care", "Care", "cgi", "public", "index.cgi", "var/cache", "gems", "s.conf", "bin/migrate", "select 1");
    }

    @Provide
    Arbitrary<String> texts() {
        return Nasty.near("care", "var/cache", "{{database.password}}", "select 1", "../etc", "8.1");
    }
}
