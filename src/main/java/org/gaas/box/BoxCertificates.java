package org.gaas.box;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.gaas.box.front.Front;
import org.gaas.certificates.CertificateServer;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.Holder;
import org.gaas.certificates.KeyedChain;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Server;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;

/**
 * Certificates of the box's web server, laid as on a real server: a folder for each chain with its key, and links to the
 * one in use and the one before. The front reads them at each handshake.
 */
final class BoxCertificates implements CertificateServer {
    private static final String TLS = "etc/gaas/tls/";

    private static final ShFunction IS = ShFunction.of("box_tls_is", """
            box_tls_is=$(readlink -- "$1/current") || { echo 'there is no certificate'; return 1; }
            [ "$box_tls_is" = "$2" ] || { echo "another certificate is in place: $box_tls_is"; return 1; }
            [ -s "$1/current/chain.pem" ] && [ -s "$1/current/key.pem" ] || { echo 'it is not whole'; return 1; }""");
    private static final ShFunction LEAD = ShFunction.of(
            "box_tls_lead",
            "rm -f -- \"$1/$2.new\" && ln -s -- \"$3\" \"$1/$2.new\" && mv -fT -- \"$1/$2.new\" \"$1/$2\"");
    /** FOLDER FINGERPRINT UNTIL CHAIN KEY; the shell prints itself, so nothing is an argument of a program. */
    private static final ShFunction PUT = ShFunction.of("box_tls_put", """
            rm -rf -- "$1/.new" "$1/$2" && mkdir -p -- "$1/.new" && chmod 700 "$1" "$1/.new" || return 1
            (umask 077; printf '%s\\n' "$3" >"$1/.new/until"; printf '%s' "$4" >"$1/.new/chain.pem"
                printf '%s' "$5" >"$1/.new/key.pem") && mv -T -- "$1/.new" "$1/$2" || return 1
            box_tls_put=$(readlink -- "$1/current") || box_tls_put=$2
            [ "$box_tls_put" = "$2" ] || box_tls_lead "$1" before "$box_tls_put" || return 1
            box_tls_lead "$1" current "$2\"""", LEAD);

    private static final ShFunction LEFT = ShFunction.of("box_tls_left", """
            [ "$(readlink -- "$1/current")" != "$2" ] || { echo "it is in place: $2"; return 1; }""");
    private static final ShFunction BACK = ShFunction.of("box_tls_back", """
            box_tls_back=$(readlink -- "$1/before") || { echo 'there was none before it'; return 1; }
            [ "$(cat -- "$1/before/until")" -gt "$(date +%s)" ] || { echo 'the one before it has expired'; return 1; }
            box_tls_lead "$1" current "$box_tls_back" && rm -f -- "$1/before\"""", LEAD);
    private static final ShFunction GONE =
            ShFunction.of("box_tls_gone", "[ ! -e \"$1\" ] || { echo \"there is $1\"; return 1; }");
    private static final ShFunction REMOVE = ShFunction.of("box_tls_remove", """
            [ ! -e "$2" ] || { echo "a site answers under it, take that away first: $2"; return 1; }
            rm -rf -- "$1\"""");
    /** Prints what is in use and what was before, in PEM, each after a line of its own. */
    private static final ShFunction SHOW = ShFunction.of("box_tls_show", """
            for box_tls_show in "$1"/$2/current "$1"/$2/before; do
                [ ! -e "$box_tls_show/chain.pem" ] || { echo "$box_tls_show"; cat -- "$box_tls_show/chain.pem"; }
            done""");

    /** A wish about the folder of a holder. */
    private record Wish(String subject, Fragment probe, Fragment apply) implements Desired {
        @Override
        public Fragment probe(Platform platform) {
            return probe;
        }

        @Override
        public Fragment apply(Platform platform) {
            return apply;
        }
    }

    private final int port;

    /**
     * @param port of the front
     */
    BoxCertificates(int port) {
        this.port = port;
    }

    @Override
    public InetSocketAddress front(Server server) {
        return new InetSocketAddress(server.address(), port);
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    @Override
    public List<Desired> installed(Holder holder, KeyedChain certificate) {
        if (holder.equals(Holder.SHARED_HOST)) throw no("the box's shared host has a certificate of the box's own");
        var print = certificate.fingerprint().value();
        var until = certificate.chain().get(0).getNotAfter().toInstant().getEpochSecond();
        return List.of(new Wish(
                "certificate of " + holder + " " + print,
                Fragment.call(IS).path(folder(holder)).text(print),
                Fragment.call(PUT)
                        .path(folder(holder))
                        .text(print, Long.toString(until), certificate.pem())
                        .secret(certificate.key())));
    }

    @Override
    public List<Desired> takenBack(Holder holder, Fingerprint unwanted) {
        return List.of(new Wish(
                "certificate of " + holder + " before " + unwanted,
                Fragment.call(LEFT).path(folder(holder)).text(unwanted.value()),
                Fragment.call(BACK).path(folder(holder))));
    }

    @Override
    public List<Desired> removed(Holder holder) {
        if (holder.equals(Holder.SHARED_HOST)) return List.of();
        return List.of(new Wish(
                "no certificate of " + holder,
                Fragment.call(GONE).path(folder(holder)),
                Fragment.call(REMOVE).path(folder(holder)).path(Front.FOLDER + "/" + holder.name() + ".conf")));
    }

    @Override
    public List<Desired> answering(Holder holder, List<ChallengeAnswer> answers) {
        throw no("the box listens on this machine only, where no authority can look");
    }

    @Override
    public List<Desired> silent(Holder holder) {
        return List.of();
    }

    @Override
    public List<FoundCertificate> found(Host host, Optional<Holder> holder) {
        var which = holder.map(Holder::name).orElse("*");
        return BoxFoundCertificates.read(
                host.run(Command.of(Fragment.call(SHOW).path(TLS).text(which)).looking())
                        .expect("the certificates in use"));
    }

    /** The folder with the chain and the key that an installation's own names show. */
    static String inUse(InstallationId installation) {
        return folder(Holder.of(installation)) + "/current";
    }

    private static String folder(Holder holder) {
        return TLS + holder.name();
    }

    private static InvalidInput no(String sentence) {
        return new InvalidInput("certificate", "NOT_IN_THE_BOX", sentence);
    }
}
