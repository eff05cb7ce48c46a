package org.gaas.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.AuthorityFailure;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.CertificateAuthorityContract;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.certificates.OrderRefused;
import org.gaas.certificates.acme.AcmeSettings.Authority;
import org.gaas.certificates.acme.AcmeSettings.Binding;
import org.gaas.remote.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call is made by a desk that has just started, as after a kill: nothing is remembered but what was kept. */
@ExtendWith(Pebble.Given.class)
@DisplayName("Certificates from an authority by ACME")
class AcmeTest extends CertificateAuthorityContract {
    private static AnswersOnLoopback web;
    private static Pebble pebble;

    @BeforeAll
    static void start() {
        web = new AnswersOnLoopback();
        pebble = new Pebble("127.0.0.1", web.port(), false);
    }

    @AfterAll
    static void end() {
        if (pebble != null) pebble.close();
        if (web != null) web.close();
    }

    @Test
    @DisplayName(
            "a name is looked at once, however often its answer is said to be there; Pebble has no wishes for renewals")
    void once() throws Exception {
        var names = List.of("once.example.org");
        var key = Requests.key();
        var account = signedUp();
        var order = authority().order(account, names, Optional.empty());
        give(authority().look(account, order).answers());
        for (int n = 0; n < 3; n++) authority().answered(account, order);
        reached(account, order, State.READY);
        authority().finish(account, order, Requests.request(key, names));
        reached(account, order, State.ISSUED);
        assertThat(authority()
                        .renewal(account, authority().chain(account, order).get(0)))
                .isEmpty();
        assertThat(pebble.log().lines())
                .filteredOn(line -> line.contains("Pulled a task") && line.contains("\"once.example.org\""))
                .hasSize(1);
    }

    @Test
    @DisplayName("names that the authority does not issue for are refused")
    void blocked() {
        var account = signedUp();
        assertThatThrownBy(() -> authority().order(account, List.of("blocked.example.org"), Optional.empty()))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("pebble: ");
    }

    @Test
    @DisplayName("a name that leads nowhere is told")
    void noAnswer() throws Exception {
        var account = signedUp();
        var order = authority().order(account, List.of("silent.example.org"), Optional.empty());
        authority().answered(account, order);
        assertThat(reached(account, order, State.REFUSED).refusal().orElseThrow())
                .startsWith("silent.example.org: ")
                .contains("404");
    }

    @Test
    @DisplayName("an account can be bound to one that the authority knows, and is refused without")
    void binding() {
        try (var strict = new Pebble("127.0.0.1", web.port(), true)) {
            var without = acme(strict.settings());
            assertThatThrownBy(() -> without.signUp("pebble", without.newAccountKey()))
                    .isInstanceOfSatisfying(AuthorityFailure.class, no -> assertThat(no.kind())
                            .isEqualTo(AuthorityFailure.Reason.ACCOUNT));
            var wrong = acme(strict.settings(bound("x".repeat(64))));
            assertThatThrownBy(() -> wrong.signUp("pebble", wrong.newAccountKey()))
                    .isInstanceOfSatisfying(AuthorityFailure.class, no -> assertThat(no.kind())
                            .isEqualTo(AuthorityFailure.Reason.ACCOUNT));
            var right = acme(strict.settings(bound(Pebble.macKey())));
            assertThat(right.signUp("pebble", right.newAccountKey()).place()).hasHost("localhost");
            assertThat(strict.settings(bound(Pebble.macKey())).toString()).doesNotContain(Pebble.macKey());
        }
    }

    private static Binding bound(String macKey) {
        return new Binding(Optional.of("kid-1"), Optional.of(Secret.of(macKey)));
    }

    @Override
    protected CertificateAuthority authority() {
        return acme(pebble.settings());
    }

    @Override
    protected String named() {
        return "pebble";
    }

    @Override
    protected void give(List<ChallengeAnswer> answers) {
        web.give(answers);
    }

    static CertificateAuthority acme(Authority... authorities) {
        return new Acme(new AcmeAuthorities(
                new AcmeSettings(List.of(authorities), Duration.ofSeconds(20), Duration.ofSeconds(60)),
                InetAddress::getAllByName));
    }
}
