package org.gaas.sites.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Looks again where a connection was opened and ended without an answer: a web server that reads its configuration anew
 * closes those that it had accepted and not heard of yet. Whatever answers is an answer.
 */
final class AgainAtOnce implements HttpRequestRetryStrategy {
    private static final int MOST = 3;
    private static final TimeValue PAUSE = TimeValue.ofMilliseconds(100);

    @Override
    public boolean retryRequest(HttpRequest request, IOException trouble, int tries, HttpContext context) {
        return tries <= MOST && ended(trouble);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int tries, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpRequest request, IOException trouble, int tries, HttpContext context) {
        return PAUSE;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int tries, HttpContext context) {
        return PAUSE;
    }

    private static boolean ended(IOException trouble) {
        if (trouble instanceof ConnectException) return false;
        return trouble instanceof NoHttpResponseException
                || trouble instanceof SocketException
                || trouble.getCause() instanceof EOFException
                || trouble.getCause() instanceof SocketException;
    }
}
