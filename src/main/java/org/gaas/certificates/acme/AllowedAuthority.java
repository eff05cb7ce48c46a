package org.gaas.certificates.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.LimitedHttp.Addresses;
import org.gaas.remote.Network;

/** An authority of the allow-list: where it is, at which addresses, and how it is known. */
final class AllowedAuthority {
    private final AcmeSettings.Authority settings;
    private final Addresses names;

    /**
     * @param names where hosts are
     */
    AllowedAuthority(AcmeSettings.Authority settings, Addresses names) {
        this.settings = settings;
        this.names = names;
    }

    AcmeSettings.Authority settings() {
        return settings;
    }

    /**
     * What an authority sends leads on at the same authority.
     *
     * @throws NotAllowed it does not
     */
    void check(URI uri) throws NotAllowed {
        var directory = settings.directory();
        if ("https".equals(uri.getScheme())
                && directory.getHost().equalsIgnoreCase(uri.getHost())
                && port(directory) == port(uri)) return;
        throw new NotAllowed(no("it sends elsewhere: " + uri.getScheme() + "://" + uri.getAuthority()));
    }

    /**
     * The addresses to connect to.
     *
     * @throws NotAllowed one of them is not where the authority may be
     */
    InetAddress[] addresses(String host) throws UnknownHostException {
        var addresses = names.of(host);
        if (addresses.length == 0) throw new UnknownHostException(host);
        for (var address : addresses)
            if (!Network.anyOrPublic(settings.networks(), address))
                throw new NotAllowed(no(host + " may not be at the address " + address.getHostAddress()));
        return addresses;
    }

    /** Java's own roots, or those that are given for this authority. */
    SSLContext trust() {
        try {
            return settings.roots().isEmpty()
                    ? SSLContext.getDefault()
                    : trusting(settings.roots().get());
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException(
                    "gaas.acme.authorities: the roots of " + settings.name() + " can't be read: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static SSLContext trusting(Path roots) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var content = Files.newInputStream(roots)) {
            for (var root : CertificateFactory.getInstance("X.509").generateCertificates(content))
                store.setCertificateEntry("root-" + store.size(), root);
        }
        return SSLContexts.custom().loadTrustMaterial(store, null).build();
    }

    private InvalidInput no(String why) {
        return AcmeAuthorities.notAllowed("the authority " + settings.name() + " can't be used: " + why);
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 443 : uri.getPort();
    }
}
