package org.gaas.certificates;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;

/** Web servers with many sites: each shows under its names what was put there last. */
final class FakeWebServers implements CertificateServer, Handshake {
    final FakeCertificateAuthority authority = new FakeCertificateAuthority();
    private final Map<String, KeyedChain> shown = new ConcurrentHashMap<>();
    private final Map<String, KeyedChain> before = new ConcurrentHashMap<>();

    /** Names that answer nobody. */
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    /** What is there although the desk did not put it there. */
    final List<FoundCertificate> others = new CopyOnWriteArrayList<>();

    /** What is shown under a name. */
    Optional<KeyedChain> shown(String name) {
        return Optional.ofNullable(shown.get(name));
    }

    /** Whose is gone. */
    final List<Holder> removed = new CopyOnWriteArrayList<>();

    /** Who answers no authority any more. */
    final List<Holder> silent = new CopyOnWriteArrayList<>();

    void clear() {
        removed.clear();
        silent.clear();
        shown.clear();
        before.clear();
        broken.clear();
        others.clear();
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public List<Desired> installed(Holder holder, KeyedChain certificate) {
        for (var name : new Chain(certificate.chain()).names()) {
            var old = shown.put(name, certificate);
            if (old != null && !old.fingerprint().equals(certificate.fingerprint())) before.put(name, old);
        }
        return List.of();
    }

    @Override
    public List<Desired> takenBack(Holder holder, Fingerprint unwanted) {
        shown.forEach((name, chain) -> {
            if (chain.fingerprint().equals(unwanted)) shown.put(name, before.get(name));
        });
        return List.of();
    }

    @Override
    public Seen with(String name, InetSocketAddress server) {
        var chain = shown.get(name);
        if (chain == null || broken.contains(name))
            return new Seen(name, server, List.of(), Optional.of("connection refused"));
        return new Seen(name, server, chain.chain(), Optional.empty());
    }

    @Override
    public List<Desired> answering(Holder holder, List<ChallengeAnswer> answers) {
        authority.seesInPlace(answers);
        return List.of();
    }

    @Override
    public List<Desired> silent(Holder holder) {
        silent.add(holder);
        return List.of();
    }

    @Override
    public List<Desired> removed(Holder holder) {
        removed.add(holder);
        return List.of();
    }

    @Override
    public List<FoundCertificate> found(Host host, Optional<Holder> holder) {
        return others;
    }
}
