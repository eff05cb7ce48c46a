package org.gaas.certificates.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.gaas.certificates.Revocation.Answer;

/** Looks into a list of revoked certificates (RFC 5280), when its issuer signed it and it is not out of date. */
record Crl(Places places, Instant now) {
    Answer ask(URI list, X509Certificate certificate, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        if (!(factory.generateCRL(new ByteArrayInputStream(places.get(list))) instanceof X509CRL found))
            throw new IOException("there is no list of revoked certificates");
        if (!found.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
            throw new IOException("the list is of another authority");
        found.verify(issuer.getPublicKey());
        if (!isFor(found, list, certificate)) throw new IOException("the list is for other certificates");
        if (found.getThisUpdate().after(Date.from(now.plus(Ocsp.APART))))
            throw new IOException("the list is of tomorrow");
        if (found.getNextUpdate() != null && found.getNextUpdate().before(Date.from(now.minus(Ocsp.APART))))
            throw new IOException("the list is out of date");
        var entry = found.getRevokedCertificate(certificate);
        return entry == null
                ? Answer.good(now)
                : Answer.revoked(entry.getRevocationDate().toInstant());
    }

    /** Large authorities part their lists; somebody on the way could put another part in place of the one asked for. */
    private static boolean isFor(X509CRL found, URI list, X509Certificate certificate) throws IOException {
        var value = found.getExtensionValue(Extension.issuingDistributionPoint.getId());
        if (found.hasUnsupportedCriticalExtension()) return false;
        if (value == null) return true;
        var part = IssuingDistributionPoint.getInstance(
                ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(value).getOctets()));
        if (part.getOnlySomeReasons() != null || part.onlyContainsAttributeCerts()) return false;
        var authority = certificate.getBasicConstraints() >= 0;
        if (authority ? part.onlyContainsUserCerts() : part.onlyContainsCACerts()) return false;
        var name = part.getDistributionPoint();
        return name == null
                || name.getType() == DistributionPointName.FULL_NAME
                        && Stream.of(GeneralNames.getInstance(name.getName()).getNames())
                                .anyMatch(one -> one.getName().toString().equals(list.toString()));
    }
}
