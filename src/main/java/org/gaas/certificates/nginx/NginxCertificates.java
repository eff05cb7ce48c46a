package org.gaas.certificates.nginx;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.certificates.CertificateServer;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.Holder;
import org.gaas.certificates.KeyedChain;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.RootProgram;
import org.springframework.stereotype.Component;

/**
 * nginx on Debian: {@code /usr/lib/gaas/certificate} on the server examines what is new, has nginx try it, and switches
 * chain and key as one; {@code /usr/lib/gaas/challenge} lays the answers for authorities.
 */
@Component
final class NginxCertificates implements CertificateServer {
    private static final String CHALLENGE = "challenge";

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public List<Desired> installed(Holder holder, KeyedChain certificate) {
        return List.of(new InstalledCertificate(holder, certificate));
    }

    @Override
    public List<Desired> takenBack(Holder holder, Fingerprint unwanted) {
        return List.of(new TakenBackCertificate(holder, unwanted));
    }

    @Override
    public List<Desired> removed(Holder holder) {
        return List.of(new NoCertificate(holder));
    }

    @Override
    public List<Desired> answering(Holder holder, List<ChallengeAnswer> answers) {
        if (answers.isEmpty()) return silent(holder);
        var wish = answers.stream().map(answer -> "answer=" + answer + "\n").collect(joining());
        return List.of(new RootProgram(CHALLENGE, holder.name(), Optional.of(wish)));
    }

    @Override
    public List<Desired> silent(Holder holder) {
        return List.of(new RootProgram(CHALLENGE, holder.name(), Optional.empty()));
    }

    @Override
    public List<FoundCertificate> found(Host host, Optional<Holder> holder) {
        var words = Stream.concat(
                Stream.of("sudo", "-n", "/usr/lib/gaas/certificate", "show"),
                holder.stream().map(Holder::name));
        return ShownCertificates.read(
                host.run(Command.of(words.toArray(String[]::new)).looking()).expect("the certificates in use"));
    }
}
