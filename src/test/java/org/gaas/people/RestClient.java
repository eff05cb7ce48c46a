package org.gaas.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A program at the desk's REST API, like the command line: name and password with each request. */
public class RestClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String desk;
    private final String authorization;

    private RestClient(int port, String authorization) {
        this.desk = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public static RestClient as(String user, int port) {
        return with(user, DemoUsers.PASSWORD, port);
    }

    public static RestClient with(String user, String password, int port) {
        var token = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new RestClient(port, "Basic " + token);
    }

    public static RestClient nobody(int port) {
        return new RestClient(port, null);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "application/json");
    }

    public HttpResponse<String> get(String path, String accept) {
        return send("GET", path, "", accept);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json, "application/json");
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, "", "application/json");
    }

    private HttpResponse<String> send(String method, String path, String json, String accept) {
        var request = HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (authorization != null) request.header("Authorization", authorization);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
