package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name in a certificate")
class CertificateNameTest {
    @ParameterizedTest
    @CsvSource({
        "Capri.Example, capri.example, capri.example",
        "www.münster.example, www.xn--mnster-3ya.example, www.münster.example (www.xn--mnster-3ya.example)",
        "*.MÜNSTER.example, *.xn--mnster-3ya.example, *.münster.example (*.xn--mnster-3ya.example)",
        "xn--mnster-3ya.example, xn--mnster-3ya.example, münster.example (xn--mnster-3ya.example)",
        "例え.example, xn--r8jz45g.example, 例え.example (xn--r8jz45g.example)"
    })
    @DisplayName("is taken as people write it, and shown in its alphabet")
    void written(String typed, String value, String shown) {
        var name = CertificateName.of(typed);
        assertThat(name.value()).isEqualTo(value);
        assertThat(name.shown()).isEqualTo(shown);
        assertThat(CertificateName.of(name.value())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "capri",
                "*",
                "*.*.example.org",
                "www.*.org",
                "-a.example",
                "a_b.example",
                "a..example",
                "capri.example.",
                "capri.example/x",
                "capri example.org",
                "10.0.0.1",
                "a.1",
                "a.example\n",
                "${x}.example",
                "https://capri.example",
                "straße.example",
                "a\u200db.example",
                "\u202ecapri.example"
            })
    @DisplayName("is refused when no certificate could hold it")
    void refused(String typed) {
        var no = catchThrowableOfType(InvalidInput.class, () -> CertificateName.of(typed));
        assertThat(no).isNotNull();
        assertThat(no.rule()).isEqualTo("CERT_NAME_INVALID");
    }

    @Test
    @DisplayName("is refused when it is too long, in a label or as a whole")
    void tooLong() {
        var most = "a".repeat(63);
        assertThat(CertificateName.of(most + ".example").value()).hasSize(71);
        for (var name : List.of(most + "a.example", (most + ".").repeat(4) + "example")) {
            var no = catchThrowableOfType(InvalidInput.class, () -> CertificateName.of(name));
            assertThat(no.rule()).isEqualTo("CERT_NAME_INVALID");
        }
    }
}
