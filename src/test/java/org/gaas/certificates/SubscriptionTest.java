package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is agreed about a certificate")
class SubscriptionTest {
    private static final Owner INSTALLATION = new Owner(Optional.of(1L), Optional.empty());
    private static final Owner SERVER = Owner.of(new ServerName("prod1"));
    private static final Optional<String> AUTHORITY = Optional.of("letsencrypt");

    @Test
    @DisplayName("is an authority's only for names one by one, a shared host's too, and then says which one's")
    void authorities() {
        assertThat(agreed(INSTALLATION, Way.ACME, AUTHORITY, "capri.example").hosts())
                .containsExactly("capri.example");
        refused("authority", INSTALLATION, Way.ACME, Optional.empty(), "capri.example");
        refused("authority", INSTALLATION, Way.ORDERED, AUTHORITY, "capri.example");
        assertThat(agreed(SERVER, Way.ACME, AUTHORITY, "try.example").hosts()).containsExactly("try.example");
        refused("names", INSTALLATION, Way.ACME, AUTHORITY, "capri.example", "*.capri.example");
    }

    private static void refused(String field, Owner owner, Way way, Optional<String> authority, String... names) {
        var no = catchThrowableOfType(InvalidInput.class, () -> agreed(owner, way, authority, names));
        assertThat(no.rule()).isEqualTo("CERT_WAY_INVALID");
        assertThat(no.field()).isEqualTo(field);
    }

    private static Subscription agreed(Owner owner, Way way, Optional<String> authority, String... names) {
        return new Subscription(
                owner,
                way,
                authority,
                KeyKind.P256,
                Stream.of(names).map(CertificateName::new).toList(),
                Optional.empty(),
                Optional.empty());
    }
}
