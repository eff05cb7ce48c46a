package org.gaas.certificates.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.Holder;
import org.gaas.certificates.IssuedChains;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Command;
import org.gaas.remote.DebianPlatform;
import org.gaas.remote.Fragment;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Result;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a server is told about certificates")
class WishesTest {
    private static final Holder CAPRI = new Holder("capri");

    private final NginxCertificates server = new NginxCertificates();

    @Test
    @DisplayName("a key is told only where it is put in place, and nobody sees it on its way")
    void key() {
        var certificate = new IssuedChains().of("capri.example.org");
        var line = certificate.key().reveal().lines().toList().get(1);
        for (var wish : server.installed(CAPRI, certificate)) {
            assertThat(wish.toString() + wish.subject() + certificate).doesNotContain(line);
            assertThat(told(wish.probe(new DebianPlatform()))).doesNotContain(line);
            var put = wish.apply(new DebianPlatform());
            assertThat(Command.of(put).summary()).doesNotContain(line).contains("put capri ***");
            assertThat(put.calls().get(0).arguments())
                    .last()
                    .isInstanceOfSatisfying(Fragment.Argument.Hidden.class, hidden -> assertThat(
                                    hidden.value().reveal())
                            .isEqualTo(certificate.pem() + certificate.key().reveal()));
        }
    }

    @Test
    @DisplayName("answers are lines; no answer is none of them")
    void answers() {
        var answer = new ChallengeAnswer("t".repeat(22), "p".repeat(43));
        var id = new InstallationId("capri");
        assertThat(server.answering(Holder.of(id), List.of(answer)))
                .containsExactly(new RootProgram("challenge", "capri", Optional.of("answer=" + answer + "\n")));
        assertThat(server.answering(Holder.of(id), List.of())).isEqualTo(server.silent(Holder.of(id)));
        assertThat(ChallengeAnswer.of(answer.toString())).isEqualTo(answer);
        for (var bad : List.of("", "x", "../../x." + "p".repeat(43), answer + "\nanswer=x", "t".repeat(22) + ".p"))
            assertThatThrownBy(() -> ChallengeAnswer.of(bad)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("holders are installations, or the shared host")
    void holders() {
        assertThat(Holder.SHARED_HOST).hasToString("the shared host");
        for (var bad : List.of("", ".", "..", "../x", "A", ".other", "a b"))
            assertThatThrownBy(() -> new Holder(bad)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("what is in use is read as the server shows it, also what nobody can read")
    void shown() {
        var found = ShownCertificates.read(shown("""
                of=capri
                place=before
                file=/etc/gaas/tls/capri/before/chain.pem
                chain=%s
                from=2026-11-01T00:00:00Z
                until=2026-12-01T00:00:00Z
                issuer=CN=a\\, b=c,O=x
                name=capri.example.org
                name=*.capri.example.org

                in=/etc/nginx/conf.d/x.conf
                file=/etc/nginx/$ssl_server_name.pem
                unreadable=yes

                """.formatted("ab".repeat(32)), false));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).place()).isEqualTo(FoundCertificate.Place.BEFORE);
        assertThat(found.get(0).facts().orElseThrow().issuer()).isEqualTo("CN=a\\, b=c,O=x");
        assertThat(found.get(0).facts().orElseThrow().names())
                .containsExactly("capri.example.org", "*.capri.example.org");
        assertThat(found.get(1).holder()).isEmpty();
        assertThat(found.get(1).facts()).isEmpty();
        assertThat(ShownCertificates.read(shown("", false))).isEmpty();
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "rubbish\n\n",
                "of=../x\nfile=x\nunreadable=yes\n\n",
                "of=capri\nfile=x\nchain=x\nfrom=x\nuntil=x\nissuer=x\n\n",
                "of=capri\n\n",
            })
    @DisplayName("what can't be understood is told, with the server's name")
    void rubbish(String text) {
        assertThatThrownBy(() -> ShownCertificates.read(shown(text, false)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("srv1");
        assertThatThrownBy(() -> ShownCertificates.read(shown("", true))).isInstanceOf(RemoteFailure.class);
    }

    private static Result shown(String text, boolean cut) {
        return new Result("srv1", 0, text, "", cut);
    }

    private static String told(Fragment fragment) {
        var words = new ArrayList<String>();
        for (var call : fragment.calls())
            for (var argument : call.arguments())
                words.add(
                        argument instanceof Fragment.Argument.Hidden hidden
                                ? hidden.value().reveal()
                                : argument.toString());
        return String.join(" ", words);
    }
}
