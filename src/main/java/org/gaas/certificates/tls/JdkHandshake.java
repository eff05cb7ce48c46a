package org.gaas.certificates.tls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.gaas.certificates.Handshake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Handshakes by the JDK's TLS. */
@Component
final class JdkHandshake implements Handshake {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SSLContext anybody;
    private final Duration patience;

    @Autowired
    JdkHandshake() {
        this(PATIENCE);
    }

    /**
     * @param patience how long one may take from its beginning to its end
     */
    JdkHandshake(Duration patience) {
        this.patience = patience;
        try {
            anybody = SSLContext.getInstance("TLS");
            anybody.init(null, new TrustManager[] {new Anybody()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public Seen with(String name, InetSocketAddress server) {
        var late = new AtomicBoolean();
        try (var plain = new Socket()) {
            // a server may send a byte now and then for ever
            var end = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(plain);
                    },
                    CompletableFuture.delayedExecutor(patience.toMillis(), MILLISECONDS));
            try {
                plain.connect(server, Math.toIntExact(patience.toMillis()));
                return new Seen(name, server, chain(name, plain, server.getPort()), Optional.empty());
            } finally {
                end.cancel(false);
            }
        } catch (IOException | IllegalArgumentException e) {
            var why = late.get() || e instanceof SocketTimeoutException
                    ? "no answer within " + patience.toSeconds() + " s"
                    : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Seen(name, server, List.of(), Optional.of(why));
        }
    }

    private List<X509Certificate> chain(String name, Socket plain, int port) throws IOException {
        try (var socket = (SSLSocket) anybody.getSocketFactory().createSocket(plain, name, port, true)) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is closed all the same
        }
    }

    /** Whoever it is: what is shown is only looked at. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
