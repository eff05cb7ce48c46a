package org.gaas.certificates;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.Server;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;

/** A kind of web server, and how it is given certificates. */
public interface CertificateServer {
    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /** Where visitors come to it. */
    default InetSocketAddress front(Server server) {
        return new InetSocketAddress(server.address(), 443);
    }

    /** The web server uses this chain with its key; the one before is kept for {@link #takenBack}. */
    List<Desired> installed(Holder holder, KeyedChain certificate);

    /**
     * A chain that is in use is not any more, the one before it is. When it is not in use, nothing happens; when there is
     * none before it, or that has expired, the wish can't be fulfilled.
     */
    List<Desired> takenBack(Holder holder, Fingerprint unwanted);

    /** There is none any more, once no site answers under it; the shared host gets one that signs itself. */
    List<Desired> removed(Holder holder);

    /**
     * The server answers an authority that asks whether names of this holder lead there: with exactly these answers. An
     * installation need not have a site there yet.
     */
    List<Desired> answering(Holder holder, List<ChallengeAnswer> answers);

    /** It answers no authority for this holder any more. */
    List<Desired> silent(Holder holder);

    /**
     * What is in use on a server, or kept for the way back; also what somebody else configured.
     *
     * @param holder one holder's only; empty: all
     */
    List<FoundCertificate> found(Host host, Optional<Holder> holder);
}
