package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The names of a certificate and those of today")
class NameChangesTest {
    @ParameterizedTest(name = "agreed {0}, own {1}, others'' {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "a.nl, a.nl, -, '', a.nl",
                "a.nl b.nl, b.nl a.nl, c.nl, '', a.nl b.nl",
                "*.a.nl, x.a.nl y.a.nl, b.nl, '', *.a.nl",
                "a.nl b.nl, a.nl, b.nl, b.nl is another customer's, a.nl",
                "*.a.nl a.nl, a.nl x.a.nl, y.a.nl, '*.a.nl is another customer''s, x.a.nl is new', a.nl x.a.nl",
                "a.nl b.nl c.nl, a.nl, -, b.nl and c.nl lead here no more, a.nl",
                "*.a.nl, x.y.a.nl, -, '*.a.nl leads here no more, x.y.a.nl is new', x.y.a.nl",
                "a.nl, a.nl b.nl c.nl, -, b.nl and c.nl are new, a.nl b.nl c.nl",
                "xn--mnster-3ya.nl, -, -, münster.nl (xn--mnster-3ya.nl) leads here no more, ''"
            })
    @DisplayName("are compared name by name, a star stands for one label; what changed is told")
    void compared(String agreed, String own, String others, String words, String now) {
        var changes = NameChanges.of(agreed(agreed), new OthersNames() {
            @Override
            public Set<String> besides(Owner owner) {
                return Set.copyOf(list(others));
            }

            @Override
            public List<String> own(Owner owner) {
                return list(own);
            }
        });
        assertThat(changes.isPresent()).isEqualTo(!words.isEmpty());
        assertThat(changes.now()).extracting(CertificateName::value).containsExactlyElementsOf(list(now));
        if (!words.isEmpty())
            assertThat(changes.words()).startsWith("The names have changed since it was agreed: " + words + ".");
    }

    private static List<String> list(String words) {
        return words == null || words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private static Subscription agreed(String names) {
        return new Subscription(
                Owner.of(new ServerName("prod1")),
                Way.ORDERED,
                Optional.empty(),
                KeyKind.P256,
                Stream.of(names.split(" ")).map(CertificateName::new).toList(),
                Optional.empty(),
                Optional.empty());
    }
}
