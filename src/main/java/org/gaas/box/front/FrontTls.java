package org.gaas.box.front;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;

/** The JDK's TLS with our own choice of certificates, in the shape that Tomcat wants. */
final class FrontTls implements SSLContext {
    private final javax.net.ssl.SSLContext context;
    private final SniKeys keys;

    FrontTls(SniKeys keys) throws GeneralSecurityException {
        this.keys = keys;
        this.context = javax.net.ssl.SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {keys}, new TrustManager[0], null);
    }

    @Override
    public void init(KeyManager[] ignored, TrustManager[] trust, SecureRandom random) throws KeyManagementException {
        context.init(new KeyManager[] {keys}, trust, random);
    }

    @Override
    public void destroy() {
        // nothing outside of the heap is held
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
