package org.gaas.certificates.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** What was answered; read as a whole before it is handed on. */
final class HttpAnswer<T> implements HttpResponse<T>, HttpResponse.ResponseInfo {
    private static final int MOST = 1_000_000;

    private final HttpRequest request;
    private final int status;
    private final HttpHeaders headers;
    private final T body;

    HttpAnswer(HttpRequest request, BodyHandler<T> handler, ClassicHttpResponse answer) throws IOException {
        this.request = request;
        this.status = answer.getCode();
        var found = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.getHeaders())
            found.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        this.headers = HttpHeaders.of(found, (name, value) -> true);
        this.body = Body.handed(read(answer), handler.apply(this));
    }

    private static byte[] read(ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() == null) return new byte[0];
        // not closed: that would read all the rest of what is too much
        var bytes = answer.getEntity().getContent().readNBytes(MOST + 1);
        if (bytes.length > MOST) throw new IOException("an answer of more than " + MOST + " bytes");
        return bytes;
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public T body() {
        return body;
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }
}
