package org.gaas.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.AuthorityAccount;
import org.gaas.certificates.AuthorityFailure;
import org.gaas.certificates.AuthorityOrder;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.CertificateAuthority.Reason;
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
class AcmeTest {
    private static final List<String> NAMES = List.of("capri.example.org", "www.capri.example.org");

    private static AnswersOnLoopback web;
    private static Pebble pebble;

    @BeforeAll
    static void authority() {
        web = new AnswersOnLoopback();
        pebble = new Pebble("127.0.0.1", web.port(), false);
    }

    @AfterAll
    static void end() {
        if (pebble != null) pebble.close();
        if (web != null) web.close();
    }

    @Test
    @DisplayName("an order leads to a chain for its names and its key, whoever goes on with it")
    void ordered() throws Exception {
        var account = signedUp();
        var key = Requests.key();
        var order = acme().order(account, NAMES, Optional.empty());
        var asked = acme().look(account, order);
        assertThat(asked.state()).isEqualTo(State.ASKED);
        assertThat(asked.asked()).extracting(AuthorityOrder.Question::name).containsExactlyInAnyOrderElementsOf(NAMES);
        web.give(asked.answers());
        // a desk that was killed after the first says it once more
        acme().answered(account, order);
        acme().answered(account, order);
        assertThat(reached(account, order, State.READY).asked()).isEmpty();
        acme().finish(account, order, Requests.request(key, NAMES));
        acme().finish(account, order, Requests.request(key, NAMES));
        reached(account, order, State.ISSUED);
        acme().finish(account, order, Requests.request(key, NAMES));
        var chain = acme().chain(account, order);
        assertThat(chain).hasSizeGreaterThan(1);
        assertThat(chain.get(0).getPublicKey()).isEqualTo(key.getPublic());
        assertThat(chain.get(0).getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrderElementsOf(NAMES);
        chain.get(0).verify(chain.get(1).getPublicKey());
        assertThat(acme().chain(account, order)).isEqualTo(chain);

        assertThat(acme().renewal(account, chain.get(0))).isEmpty();
        acme().revoke(account, chain.get(0), Reason.SUPERSEDED);
        acme().revoke(account, chain.get(0), Reason.SUPERSEDED);
        assertThat(pebble.log().lines())
                .filteredOn(line -> line.contains("Pulled a task") && line.contains("\"www.capri.example.org\""))
                .as("each name was looked at once")
                .hasSize(1);
    }

    @Test
    @DisplayName("an account is found again by its key, which nobody sees")
    void account() {
        var key = acme().newAccountKey();
        var account = acme().signUp("pebble", key);
        assertThat(acme().signUp("pebble", key).place()).isEqualTo(account.place());
        assertThat(acme().signUp("pebble", acme().newAccountKey()).place()).isNotEqualTo(account.place());
        assertThat(account.toString()).isEqualTo("account " + account.place());
        assertThat(((ECPublicKey) AccountKeys.read(key).getPublic())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
    }

    @Test
    @DisplayName("a wrong answer is told with its name, and the order stays refused")
    void wrongAnswer() throws Exception {
        var account = signedUp();
        var names = List.of("wrong.example.org");
        var order = acme().order(account, names, Optional.empty());
        var asked = acme().look(account, order);
        web.give(asked.answers().stream()
                .map(answer -> new ChallengeAnswer(answer.token(), "x".repeat(43)))
                .toList());
        acme().answered(account, order);
        assertThat(reached(account, order, State.REFUSED).refusal().orElseThrow())
                .startsWith("wrong.example.org: ")
                .contains("The key authorization file from the server did not match");
        assertThatThrownBy(() -> acme().finish(account, order, Requests.request(Requests.key(), names)))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("wrong.example.org");
    }

    @Test
    @DisplayName("a name that leads nowhere is told")
    void noAnswer() throws Exception {
        var account = signedUp();
        var order = acme().order(account, List.of("silent.example.org"), Optional.empty());
        acme().answered(account, order);
        assertThat(reached(account, order, State.REFUSED).refusal().orElseThrow())
                .startsWith("silent.example.org: ")
                .contains("404");
    }

    @Test
    @DisplayName("names that the authority does not issue for, and wildcards, are refused")
    void refused() {
        var account = signedUp();
        assertThatThrownBy(() -> acme().order(account, List.of("blocked.example.org"), Optional.empty()))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("pebble: ");
        assertThatThrownBy(() -> acme().order(account, List.of("*.example.org"), Optional.empty()))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("*.example.org");
    }

    @Test
    @DisplayName("a request for other names is refused; one that comes too early is a fault of ours")
    void otherNames() throws Exception {
        var account = signedUp();
        var names = List.of("other.example.org");
        var order = acme().order(account, names, Optional.empty());
        assertThatThrownBy(() -> acme().finish(account, order, Requests.request(Requests.key(), names)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> acme().chain(account, order)).isInstanceOf(IllegalStateException.class);
        web.give(acme().look(account, order).answers());
        acme().answered(account, order);
        reached(account, order, State.READY);
        assertThatThrownBy(() -> acme().finish(account, order, Requests.request(Requests.key(), NAMES)))
                .isInstanceOf(OrderRefused.class);
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

    private AuthorityAccount signedUp() {
        return acme().signUp("pebble", acme().newAccountKey());
    }

    private static AuthorityOrder reached(AuthorityAccount account, URI order, State state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> acme().look(account, order), look -> look.state() == state);
    }

    private static CertificateAuthority acme() {
        return acme(pebble.settings());
    }

    static CertificateAuthority acme(Authority... authorities) {
        return new Acme(new AcmeAuthorities(
                new AcmeSettings(List.of(authorities), Duration.ofSeconds(20), Duration.ofSeconds(60)),
                InetAddress::getAllByName));
    }
}
