package org.gaas.certificates.revocation;

import static org.gaas.certificates.TestCa.NOW;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.gaas.certificates.TestCa;

/** The responder and the list of an authority, on the loopback; right, unless it is told to be wrong. */
final class Registry implements AutoCloseable {
    private final HttpServer server;
    private final TestCa authority;
    private final Map<X509Certificate, Instant> revoked = new HashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    PrivateKey signer;
    Optional<X509Certificate> delegate = Optional.empty();
    Instant from = NOW.minus(Duration.ofHours(1));
    Instant until = NOW.plus(Duration.ofDays(1));
    String part = "/crl";
    boolean anotherNonce;
    boolean silent;
    boolean drips;
    boolean sendsElsewhere;
    byte[] instead;
    int asked;

    Registry(TestCa authority) throws IOException {
        this.authority = authority;
        this.signer = authority.keys().getPrivate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ocsp", exchange -> answer(exchange, this::ocsp));
        server.createContext("/crl", exchange -> answer(exchange, this::list));
        server.start();
    }

    String at(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    void revoke(X509Certificate certificate) {
        revoked.put(certificate, NOW.minus(Duration.ofDays(3)));
    }

    private interface Making {
        byte[] make(HttpExchange exchange) throws Exception;
    }

    private void answer(HttpExchange exchange, Making making) throws IOException {
        asked++;
        try (exchange) {
            if (silent) end.await();
            if (drips) {
                exchange.sendResponseHeaders(200, 0);
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('0');
                    exchange.getResponseBody().flush();
                }
            }
            if (sendsElsewhere) {
                exchange.getResponseHeaders().add("Location", at("127.0.0.1", "/elsewhere"));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            var bytes = instead == null ? making.make(exchange) : instead;
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] ocsp(HttpExchange exchange) throws Exception {
        var request = new OCSPReq(exchange.getRequestBody().readAllBytes());
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var responder = delegate.orElse(authority.certificate()).getPublicKey();
        var builder = new JcaBasicOCSPRespBuilder(responder, digests.get(RespID.HASH_SHA1));
        for (var question : request.getRequestList()) {
            var status = revoked.entrySet().stream()
                    .filter(one -> one.getKey()
                            .getSerialNumber()
                            .equals(question.getCertID().getSerialNumber()))
                    .<CertificateStatus>map(
                            one -> new RevokedStatus(Date.from(one.getValue()), CRLReason.keyCompromise))
                    .findFirst()
                    .orElse(CertificateStatus.GOOD);
            builder.addResponse(question.getCertID(), status, Date.from(from), Date.from(until), null);
        }
        var nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (anotherNonce) nonce = new Extension(nonce.getExtnId(), false, new byte[] {4, 1, 1});
        builder.setResponseExtensions(new Extensions(nonce));
        var chain = delegate.isEmpty()
                ? new X509CertificateHolder[0]
                : new X509CertificateHolder[] {new JcaX509CertificateHolder(delegate.get())};
        var basic = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer), chain, Date.from(NOW));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }

    private byte[] list(HttpExchange exchange) throws Exception {
        var builder = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(from)).setNextUpdate(Date.from(until));
        revoked.forEach((certificate, since) ->
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(since), CRLReason.keyCompromise));
        var name = new GeneralName(GeneralName.uniformResourceIdentifier, at("127.0.0.1", part));
        builder.addExtension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(
                        new DistributionPointName(new GeneralNames(name)), false, false, null, false, false));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
                .getEncoded();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
