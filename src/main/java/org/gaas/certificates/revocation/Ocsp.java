package org.gaas.certificates.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.gaas.certificates.Revocation.Answer;

/** Asks a responder (RFC 6960). What it says counts only when the issuer, or whom the issuer names, signed it now. */
record Ocsp(Places places, Instant now) {
    /** How much clocks may differ. */
    static final Duration APART = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    Answer ask(URI responder, X509Certificate certificate, X509Certificate issuer)
            throws IOException, GeneralSecurityException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var by = new JcaX509CertificateHolder(issuer);
            var id = new CertificateID(digests.get(CertificateID.HASH_SHA1), by, certificate.getSerialNumber());
            var nonce = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    new DEROctetString(new DEROctetString(new BigInteger(128, RANDOM).toByteArray())));
            var question = new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(nonce))
                    .build();
            var answer = new OCSPResp(places.post(responder, question.getEncoded(), "application/ocsp-request"));
            if (answer.getStatus() != OCSPResp.SUCCESSFUL
                    || !(answer.getResponseObject() instanceof BasicOCSPResp said))
                throw new IOException("the responder does not answer (status " + answer.getStatus() + ")");
            checkSigner(said, by, issuer);
            var back = said.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            // many responders sign beforehand, and leave it out
            if (back != null && !back.getExtnValue().equals(nonce.getExtnValue()))
                throw new IOException("the responder answers another question");
            for (var one : said.getResponses()) if (one.getCertID().equals(id)) return told(one);
            throw new IOException("the responder says nothing about this certificate");
        } catch (OCSPException | OperatorCreationException | RuntimeException odd) {
            throw new IOException("the responder answers something unreadable", odd);
        }
    }

    private Answer told(SingleResp one) throws IOException {
        if (one.getThisUpdate().after(Date.from(now.plus(APART)))) throw new IOException("the answer is of tomorrow");
        var next = one.getNextUpdate();
        if (next != null && next.before(Date.from(now.minus(APART))))
            throw new IOException("the answer is out of date");
        var status = one.getCertStatus();
        if (status == CertificateStatus.GOOD) return Answer.good(now);
        if (status instanceof RevokedStatus revoked)
            return Answer.revoked(revoked.getRevocationTime().toInstant());
        throw new IOException("the responder does not know this certificate");
    }

    private void checkSigner(BasicOCSPResp said, X509CertificateHolder by, X509Certificate issuer)
            throws IOException, OCSPException, OperatorCreationException, GeneralSecurityException {
        var verifiers = new JcaContentVerifierProviderBuilder();
        if (said.isSignatureValid(verifiers.build(issuer.getPublicKey()))) return;
        for (var holder : said.getCerts()) {
            var named = new JcaX509CertificateConverter().getCertificate(holder);
            if (mayAnswerFor(named, issuer) && said.isSignatureValid(verifiers.build(named.getPublicKey()))) return;
        }
        throw new IOException("the answer is not signed by " + by.getSubject());
    }

    private boolean mayAnswerFor(X509Certificate named, X509Certificate issuer) throws GeneralSecurityException {
        var purposes = named.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())) return false;
        named.checkValidity(Date.from(now));
        named.verify(issuer.getPublicKey());
        return true;
    }
}
