package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_KEY_UNREADABLE;
import static org.gaas.certificates.CertificateRule.CERT_SECOND_KEY;
import static org.gaas.certificates.CertificateRule.CERT_TOO_MANY;
import static org.gaas.certificates.CertificateRule.CERT_UNREADABLE;

import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** What the files hold, as it is found in them. */
final class Pile {
    /** A chain has two to four; some suppliers add a root or a cross-signed one. */
    static final int MOST = 10;

    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<PrivateKey> keys = new ArrayList<>();

    void add(X509CertificateHolder certificate) {
        try {
            certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (CertificateException e) {
            throw MaterialReader.no(CERT_UNREADABLE);
        }
        if (certificates.size() > MOST) throw MaterialReader.no(CERT_TOO_MANY, MOST);
    }

    void add(PrivateKeyInfo key) {
        try {
            keys.add(new JcaPEMKeyConverter().getPrivateKey(key));
        } catch (PEMException e) {
            throw MaterialReader.no(CERT_KEY_UNREADABLE);
        }
    }

    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /**
     * @throws org.gaas.engine.InvalidInput there are several; the same one twice is none the better
     */
    Optional<PrivateKey> key() {
        if (keys.size() > 1) throw MaterialReader.no(CERT_SECOND_KEY, keys.size());
        return keys.stream().findFirst();
    }
}
