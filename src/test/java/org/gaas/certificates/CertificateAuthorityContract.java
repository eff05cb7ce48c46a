package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.acme.Requests;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every authority does, whoever goes on with an order. */
public abstract class CertificateAuthorityContract {
    protected static final List<String> NAMES = List.of("capri.example.org", "www.capri.example.org");

    /** Asked anew for each call. */
    protected abstract CertificateAuthority authority();

    /** Its name on the list. */
    protected abstract String named();

    /** Servers answer so from now on. */
    protected abstract void give(List<ChallengeAnswer> answers);

    @Test
    @DisplayName("an order leads to a chain for its names and its key, whoever goes on with it")
    void ordered() throws Exception {
        var account = signedUp();
        var key = Requests.key();
        var order = authority().order(account, NAMES, Optional.empty());
        var asked = authority().look(account, order);
        assertThat(asked.state()).isEqualTo(State.ASKED);
        assertThat(asked.asked()).extracting(AuthorityOrder.Question::name).containsExactlyInAnyOrderElementsOf(NAMES);
        give(asked.answers());
        // a desk that was killed after the first says it once more
        authority().answered(account, order);
        authority().answered(account, order);
        assertThat(reached(account, order, State.READY).asked()).isEmpty();
        authority().finish(account, order, Requests.request(key, NAMES));
        authority().finish(account, order, Requests.request(key, NAMES));
        reached(account, order, State.ISSUED);
        authority().finish(account, order, Requests.request(key, NAMES));
        var chain = authority().chain(account, order);
        assertThat(chain).hasSizeGreaterThan(1);
        assertThat(chain.get(0).getPublicKey()).isEqualTo(key.getPublic());
        assertThat(chain.get(0).getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrderElementsOf(NAMES);
        chain.get(0).verify(chain.get(1).getPublicKey());
        assertThat(authority().chain(account, order)).isEqualTo(chain);

        authority().revoke(account, chain.get(0), Reason.SUPERSEDED);
        authority().revoke(account, chain.get(0), Reason.SUPERSEDED);
    }

    @Test
    @DisplayName("an account is found again by its key, which nobody sees")
    void account() {
        var key = authority().newAccountKey();
        var account = authority().signUp(named(), key);
        assertThat(authority().signUp(named(), key).place()).isEqualTo(account.place());
        assertThat(authority().signUp(named(), authority().newAccountKey()).place())
                .isNotEqualTo(account.place());
        assertThat(account.toString()).isEqualTo("account " + account.place());
    }

    @Test
    @DisplayName("a wrong answer is told with its name, and the order stays refused")
    void wrongAnswer() throws Exception {
        var account = signedUp();
        var names = List.of("wrong.example.org");
        var order = authority().order(account, names, Optional.empty());
        var asked = authority().look(account, order);
        give(asked.answers().stream()
                .map(answer -> new ChallengeAnswer(answer.token(), "x".repeat(43)))
                .toList());
        authority().answered(account, order);
        assertThat(reached(account, order, State.REFUSED).refusal().orElseThrow())
                .startsWith("wrong.example.org: ");
        assertThatThrownBy(() -> authority().finish(account, order, Requests.request(Requests.key(), names)))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("wrong.example.org");
    }

    @Test
    @DisplayName("wildcards are refused, and authorities that are not on the list")
    void refused() {
        var account = signedUp();
        assertThatThrownBy(() -> authority().order(account, List.of("*.example.org"), Optional.empty()))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("*.example.org");
        assertThatThrownBy(() -> authority().signUp("another", authority().newAccountKey()))
                .isInstanceOf(InvalidInput.class);
        assertThat(authority().known()).containsExactly(named());
    }

    @Test
    @DisplayName("a request for other names is refused; one that comes too early is a fault of ours")
    void otherNames() throws Exception {
        var account = signedUp();
        var names = List.of("other.example.org");
        var order = authority().order(account, names, Optional.empty());
        assertThatThrownBy(() -> authority().finish(account, order, Requests.request(Requests.key(), names)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> authority().chain(account, order)).isInstanceOf(IllegalStateException.class);
        give(authority().look(account, order).answers());
        authority().answered(account, order);
        reached(account, order, State.READY);
        assertThatThrownBy(() -> authority().finish(account, order, Requests.request(Requests.key(), NAMES)))
                .isInstanceOf(OrderRefused.class);
    }

    protected final AuthorityAccount signedUp() {
        return authority().signUp(named(), authority().newAccountKey());
    }

    protected final AuthorityOrder reached(AuthorityAccount account, URI order, State state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> authority().look(account, order), look -> look.state() == state);
    }
}
