package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import org.gaas.Fuzzed;
import org.gaas.Nasty;
import org.gaas.Verdict;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;

@Label("Names, whatever is typed,")
class NamePropertiesTest {
    private static final Pattern MEANT = Pattern.compile("perhaps '(.*)' is meant", Pattern.DOTALL);

    @Fuzzed
    @Label("of projects are refused, or harmless as directory, system user, URL part and database")
    void projects(@ForAll("names") String typed) {
        var name = Verdict.on(() -> ProjectName.PROJECT.parse(typed)).map(ProjectName::value);
        name.ifPresent(accepted -> {
            assertThat(accepted).isEqualTo(typed).hasSizeLessThanOrEqualTo(26);
            assertHarmless(accepted);
            assertThat(InstallationId.of(new ProjectName(accepted), "-acc", Optional.empty())
                            .value())
                    .isEqualTo(accepted + "-acc");
        });
    }

    @Fuzzed
    @Label("of installations are refused, or harmless in the same places")
    void installations(@ForAll("names") String typed) {
        var id = Verdict.on(() -> InstallationId.INSTALLATION.parse(typed)).map(InstallationId::value);
        id.ifPresent(accepted -> {
            assertThat(accepted).isEqualTo(typed).hasSizeLessThanOrEqualTo(31);
            assertHarmless(accepted.replace("--", "-"));
        });
    }

    @Fuzzed
    @Label("that are refused come with a proposal only if that one is accepted")
    void proposals(@ForAll("names") String typed) {
        try {
            new ProjectName(typed);
        } catch (InvalidInput no) {
            var proposal = MEANT.matcher(no.getMessage());
            if (proposal.find())
                assertThatCode(() -> new ProjectName(proposal.group(1))).doesNotThrowAnyException();
        }
    }

    @Fuzzed
    @Label("of environments and labels are refused, or words")
    void words(@ForAll("names") String typed) {
        Verdict.on(() -> EnvironmentName.KIND.parse(typed))
                .ifPresent(kind -> assertThat(kind.value()).isEqualTo(typed).matches("[a-z]{2,12}"));
        Verdict.on(() -> new org.gaas.installations.Label(typed))
                .ifPresent(label -> assertThat(label.value()).isEqualTo(typed).matches("[a-z0-9]{1,8}"));
    }

    @Fuzzed
    @Label("of customers are refused, or kept but for outer spaces, with a valid short form")
    void customers(@ForAll("customers") String typed) {
        Verdict.on(() -> CustomerName.CUSTOMER.parse(typed)).ifPresent(customer -> {
            assertThat(customer.value()).isEqualTo(customer.value().strip()).isNotBlank();
            assertThat(new CustomerName(customer.value())).as("read again").isEqualTo(customer);
            Verdict.assertIsPrintable(customer.value());
            assertThat(CustomerId.shortFor(customer, 12).value())
                    .endsWith("-12")
                    .hasSizeLessThanOrEqualTo(40);
        });
    }

    private static void assertHarmless(String name) {
        assertThat(name).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(Path.of("/srv", name).normalize()).isEqualTo(Path.of("/srv/" + name));
        assertThat(URI.create("https://host/" + name + "/").getPath()).isEqualTo("/" + name + "/");
        assertThat(name.replace('-', '_')).matches("[a-z][a-z0-9_]*");
    }

    @Provide
    Arbitrary<String> names() {
        return Nasty.near(
                "capri", "friesland", "zeeland-1", "capri-test--b", "abcdefghijklmnopqrstuvwxyz", "Noord", "x");
    }

    @Provide
    Arbitrary<String> customers() {
        return Nasty.near("O'Brien & Søn", "שלום", "东京 Kliniek", "Null", "a".repeat(200), "=cmd|' /C calc'!A0");
    }
}
