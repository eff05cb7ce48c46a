package org.gaas.box.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.gaas.box.BoxFailure;

/**
 * The box's own certificate authority, made at the first start and kept. It may sign loopback names only (name
 * constraints), so that a newcomer who lets a browser trust it risks nothing else.
 */
public final class TestAuthority {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(397);
    private static final Duration SIGNED_LIFE = Duration.ofDays(90);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Path folder;
    private final Clock clock;
    private final Certificate authority;

    /** Reads the authority from this folder, or makes it there. */
    public TestAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.authority = kept("ca", chain -> true, () -> Issue.authority(clock.instant(), CA_LIFE));
    }

    /** The authority's certificate, for those who should trust the box's sites: PEM. */
    public Path file() {
        return authority.chainFile();
    }

    public X509Certificate certificate() {
        return authority.leaf();
    }

    /**
     * A certificate for these names, kept and renewed in time.
     *
     * @param file the name of its files, without an ending
     * @param names DNS names (a wildcard is allowed) and IP addresses of the loopback
     */
    public Certificate leaf(String file, List<String> names) {
        return kept(
                file,
                chain -> Issue.names(chain.leaf()).equals(names) && issuedByUs(chain.leaf()),
                () -> Issue.leaf(authority, names, clock.instant(), LEAF_LIFE));
    }

    /**
     * Signs for a key that somebody else keeps.
     *
     * @param names DNS names below localhost: nobody believes it any other
     */
    public X509Certificate sign(PublicKey key, List<String> names) {
        try {
            return Issue.leaf(authority, key, names, clock.instant(), SIGNED_LIFE);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the box's authority can't sign for this key", e);
        }
    }

    private boolean issuedByUs(X509Certificate leaf) {
        try {
            leaf.verify(authority.leaf().getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private Certificate kept(String name, Check check, Maker maker) {
        Path chainFile = folder.resolve(name + ".pem");
        Path keyFile = folder.resolve(name + ".key");
        try {
            if (Files.exists(chainFile) && Files.exists(keyFile)) {
                Certificate found = Pem.read(chainFile, keyFile);
                if (lastsLong(found.leaf()) && check.fits(found)) return found;
            }
            Issue.Issued issued = maker.make();
            Pem.write(chainFile, issued.chain(), keyFile, issued.key());
            return Pem.read(chainFile, keyFile);
        } catch (GeneralSecurityException | IOException e) {
            throw new BoxFailure(
                    "The box can't read or make its certificate " + chainFile + ": " + e.getMessage(),
                    "Delete " + chainFile + " and " + keyFile + "; they are made again.",
                    e);
        }
    }

    private boolean lastsLong(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
    }

    private interface Check {
        boolean fits(Certificate found);
    }

    private interface Maker {
        Issue.Issued make() throws GeneralSecurityException, IOException;
    }
}
