package org.gaas.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.gaas.remote.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The list of authorities")
class AcmeSettingsTest {
    @Test
    @DisplayName("is read as an operator writes it, and shows no secret")
    void read() {
        var settings = bound(Map.of(
                "gaas.acme.authorities[0].name", "inside",
                "gaas.acme.authorities[0].directory", "https://ca.example.org/acme/directory",
                "gaas.acme.authorities[0].networks[0]", "10.1.2.0/24",
                "gaas.acme.authorities[0].contact", "hosting@example.org",
                "gaas.acme.authorities[0].terms-agreed", "true",
                "gaas.acme.authorities[0].binding.key-id", "our-account",
                "gaas.acme.authorities[0].binding.mac-key", "c2VjcmV0"));
        var inside = settings.authorities().get(0);
        assertThat(inside.name()).isEqualTo("inside");
        assertThat(inside.termsAgreed()).isTrue();
        assertThat(inside.networks()).containsExactly("10.1.2.0/24");
        assertThat(inside.binding().keyId()).hasValue("our-account");
        assertThat(inside.binding().macKey()).hasValue(Secret.of("c2VjcmV0"));
        assertThat(settings.toString()).doesNotContain("c2VjcmV0");
        assertThat(settings.longest()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    @DisplayName("is empty, and agrees to nothing, where nobody says so")
    void usual() {
        assertThat(bound(Map.of()).authorities()).isEmpty();
        var one = bound(Map.of(
                        "gaas.acme.authorities[0].name", "letsencrypt",
                        "gaas.acme.authorities[0].directory", "https://acme.example.org/directory"))
                .authorities()
                .get(0);
        assertThat(one.termsAgreed()).isFalse();
        assertThat(one.binding()).isEqualTo(AcmeSettings.Binding.NONE);
        assertThat(one.networks()).isEmpty();
    }

    @Test
    @DisplayName("has no two of one name, and no network that is none")
    void refused() {
        assertThatThrownBy(() -> bound(Map.of(
                        "gaas.acme.authorities[0].name", "a",
                        "gaas.acme.authorities[0].directory", "https://a.example.org/",
                        "gaas.acme.authorities[1].name", "a",
                        "gaas.acme.authorities[1].directory", "https://b.example.org/")))
                .rootCause()
                .hasMessageContaining("two have the same name");
        assertThatThrownBy(() -> bound(Map.of(
                        "gaas.acme.authorities[0].name", "a",
                        "gaas.acme.authorities[0].directory", "https://a.example.org/",
                        "gaas.acme.authorities[0].networks[0]", "10.0.0.0")))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("has no half of a binding")
    void half() {
        assertThatThrownBy(() -> bound(Map.of(
                        "gaas.acme.authorities[0].name", "a",
                        "gaas.acme.authorities[0].directory", "https://a.example.org/",
                        "gaas.acme.authorities[0].binding.key-id", "x")))
                .rootCause()
                .hasMessageContaining("or neither");
    }

    private static AcmeSettings bound(Map<String, String> properties) {
        var settings = new AtomicReference<AcmeSettings>();
        new ApplicationContextRunner()
                .withUserConfiguration(AcmeConfiguration.class)
                .withPropertyValues(properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new))
                .run(desk -> settings.set(desk.getBean(AcmeSettings.class)));
        return settings.get();
    }
}
