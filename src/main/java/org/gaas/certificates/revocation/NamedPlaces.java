package org.gaas.certificates.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says that its authority can be asked; what can't be read is not there. */
record NamedPlaces(X509Certificate certificate) {
    /** Each may take its time, and a step has a minute. */
    private static final int MOST = 1;

    List<URI> responders() {
        return places(Extension.authorityInfoAccess.getId(), value -> Stream.of(
                        AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(AccessDescription::getAccessLocation));
    }

    List<URI> lists() {
        return places(Extension.cRLDistributionPoints.getId(), value -> Stream.of(
                        CRLDistPoint.getInstance(value).getDistributionPoints())
                .filter(one -> one.getReasons() == null && one.getCRLIssuer() == null)
                .map(one -> one.getDistributionPoint())
                .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                .flatMap(name ->
                        Stream.of(GeneralNames.getInstance(name.getName()).getNames())));
    }

    private List<URI> places(String extension, Reading reading) {
        var value = certificate.getExtensionValue(extension);
        if (value == null) return List.of();
        try {
            return reading.names(ASN1Primitive.fromByteArray(
                            ASN1OctetString.getInstance(value).getOctets()))
                    .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                    .map(name -> URI.create(name.getName().toString()))
                    .limit(MOST)
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private interface Reading {
        Stream<GeneralName> names(ASN1Primitive value);
    }
}
