package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What a supplier is given to issue a certificate for (PKCS#10). */
public final class SigningRequest {
    /** RFC 5280: a longer name stands among the alternative ones only. */
    private static final int MOST_COMMON = 64;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----\n";
    private static final String END = "\n-----END CERTIFICATE REQUEST-----\n";

    private final byte[] der;

    private SigningRequest(byte[] der) {
        this.der = der;
    }

    /**
     * Asks for all of these names; the first is the common name too, for suppliers that want one.
     *
     * @param names at least one
     */
    public static SigningRequest of(List<CertificateName> names, KeyKind kind, KeyPair keys) {
        var all = names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name.value()))
                .toArray(GeneralName[]::new);
        try {
            var wishes = new ExtensionsGenerator();
            wishes.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            var request = new JcaPKCS10CertificationRequestBuilder(subject(names.get(0)), keys.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wishes.generate())
                    .build(new JcaContentSignerBuilder(kind.signature()).build(keys.getPrivate()));
            return new SigningRequest(request.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("this key signs no request", e);
        }
    }

    /** As {@link #pem} wrote it. */
    static SigningRequest read(String pem) {
        return new SigningRequest(
                Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, "")));
    }

    private static X500Name subject(CertificateName first) {
        var subject = new X500NameBuilder();
        if (first.value().length() <= MOST_COMMON) subject.addRDN(BCStyle.CN, first.value());
        return subject.build();
    }

    /** In DER. */
    public byte[] der() {
        return der.clone();
    }

    /** As text, to be copied. */
    public String pem() {
        return BEGIN + new String(LINES.encode(der), US_ASCII) + END;
    }
}
