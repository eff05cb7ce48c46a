package org.gaas.certificates;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;

/** A web server that takes every certificate, and shows the last one unless it is told to show nothing. */
final class FakeCertificateServer implements CertificateServer, Handshake {
    final List<String> done = new ArrayList<>();
    private final Deque<KeyedChain> inUse = new ArrayDeque<>();
    /** Looks at what it answers. */
    final FakeCertificateAuthority authority = new FakeCertificateAuthority();

    boolean broken;
    /** What it should answer is not what an authority gets to see. */
    boolean deaf;

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public List<Desired> installed(Holder holder, KeyedChain certificate) {
        done.add("install for " + holder);
        inUse.push(certificate);
        return List.of(new Absent("gone/before"));
    }

    @Override
    public List<Desired> takenBack(Holder holder, Fingerprint unwanted) {
        done.add("put back for " + holder);
        if (!inUse.isEmpty() && inUse.peek().fingerprint().equals(unwanted)) inUse.pop();
        return List.of();
    }

    Optional<KeyedChain> inUse() {
        return Optional.ofNullable(inUse.peek());
    }

    @Override
    public Seen with(String name, InetSocketAddress server) {
        done.add("look at " + name);
        if (broken || inUse.isEmpty()) return new Seen(name, server, List.of(), Optional.of("connection refused"));
        return new Seen(name, server, inUse.peek().chain(), Optional.empty());
    }

    @Override
    public List<Desired> removed(Holder holder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Desired> answering(Holder holder, List<ChallengeAnswer> answers) {
        done.add("answer for " + holder);
        if (!deaf) authority.seesInPlace(answers);
        return List.of();
    }

    @Override
    public List<Desired> silent(Holder holder) {
        done.add("be silent for " + holder);
        return List.of();
    }

    @Override
    public List<FoundCertificate> found(Host host, Optional<Holder> holder) {
        throw new UnsupportedOperationException();
    }
}
