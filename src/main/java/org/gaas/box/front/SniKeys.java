package org.gaas.box.front;

import java.net.Socket;
import java.nio.file.Files;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.gaas.box.tls.Certificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the certificate by the name that a client asks for (SNI): an installation's own where it has one, the box's
 * otherwise. An alias is the installation's id; an id can't be empty, so the box's own alias is.
 */
final class SniKeys extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(SniKeys.class);
    private static final String OWN = "";

    private final VirtualHosts hosts;
    private final Certificate own;
    private final Map<String, Certificate> kept = new ConcurrentHashMap<>();

    SniKeys(VirtualHosts hosts, Certificate own) {
        this.hosts = hosts;
        this.own = own;
        kept.put(OWN, own);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        String alias = names(engine).flatMap(this::aliases).findFirst().orElse(OWN);
        return certificate(alias).key().getAlgorithm().equals(keyType) ? alias : null;
    }

    private static Stream<String> names(SSLEngine engine) {
        if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) return Stream.empty();
        return session.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT));
    }

    private Stream<String> aliases(String name) {
        return hosts.all().stream()
                .filter(host -> host.answersFor(name))
                // before its own is there, names of its own show the box's
                .filter(host -> host.certificate().filter(Files::exists).isPresent()
                        && host.key().isPresent())
                .filter(this::load)
                .map(VirtualHost::installation);
    }

    /** Read at each handshake, which is rare: a renewed certificate needs no more than its file. */
    private boolean load(VirtualHost host) {
        try {
            kept.put(
                    host.installation(),
                    Certificate.read(
                            host.certificate().orElseThrow(), host.key().orElseThrow()));
            return true;
        } catch (Exception unreadable) {
            LOG.error("The certificate of {} can't be used: {}", host.installation(), unreadable.getMessage());
            return false;
        }
    }

    private Certificate certificate(String alias) {
        return kept.getOrDefault(alias, own);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return certificate(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return certificate(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return List.of(OWN).toArray(String[]::new);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return OWN;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
