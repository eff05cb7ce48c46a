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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.people.factor.Codes;

/** A program at the desk's REST API, like the command line: name and password with each request. */
public class RestClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String ASKED = "show a code of your second factor first";

    /** The desk believes one for ten minutes, and tests go on for longer. */
    private static final Duration GOOD = Duration.ofMinutes(5);

    private static final Map<String, Proof> PROOFS = new ConcurrentHashMap<>();

    private final String desk;
    private final String user;
    private final byte[] secret;
    private final String authorization;
    private final String shown;

    private RestClient(String desk, String user, byte[] secret, String authorization, String shown) {
        this.desk = desk;
        this.user = user;
        this.secret = secret;
        this.authorization = authorization;
        this.shown = shown;
    }

    /** The same person, who shows a code or a proof of the second factor with each request. */
    public RestClient showing(String codeOrProof) {
        return new RestClient(desk, user, secret, authorization, codeOrProof);
    }

    public static RestClient as(String user, int port) {
        return with(user, DemoUsers.PASSWORD, port);
    }

    public static RestClient with(String user, String password, int port) {
        var token = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new RestClient("http://localhost:" + port, user, secret(user, password), "Basic " + token, null);
    }

    public static RestClient nobody(int port) {
        return new RestClient("http://localhost:" + port, "", new byte[0], null, null);
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

    /** Of a box the password tells it; here those who decide have one. */
    private static byte[] secret(String user, String password) {
        if (!password.equals(DemoUsers.PASSWORD)) return Codes.inBox(user, password);
        return DemoUsers.haveFactor(user) ? DemoUsers.secret(user) : new byte[0];
    }

    /** As people do: when the desk asks for a code, they show one, and ask again. */
    private HttpResponse<String> send(String method, String path, String json, String accept) {
        var answer = sendOnce(method, path, json, accept);
        if (shown != null || secret.length == 0 || !answer.body().contains(ASKED)) return answer;
        var proven = showing(proven()).sendOnce(method, path, json, accept);
        if (!proven.body().contains(ASKED)) return proven;
        PROOFS.put(desk + user, proof());
        return showing(proven()).sendOnce(method, path, json, accept);
    }

    /** A proof of this person's second factor, made once in a while. */
    public String proven() {
        return PROOFS.compute(desk + user, (key, known) -> known != null && known.isGood() ? known : proof())
                .token();
    }

    /** After the desk's clock was moved: it may have dropped proofs that were over by then. */
    public static void forgetProofs() {
        PROOFS.clear();
    }

    private record Proof(String token, Instant made) {
        boolean isGood() {
            return Instant.now().isBefore(made.plus(GOOD));
        }
    }

    private Proof proof() {
        var code = Codes.unused(secret);
        var body = sendOnce("POST", "/api/me/second-factor/proof", "{\"code\":\"" + code + "\"}", "application/json")
                .body();
        return new Proof(body.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1"), Instant.now());
    }

    private HttpResponse<String> sendOnce(String method, String path, String json, String accept) {
        var request = HttpRequest.newBuilder(URI.create(desk + path))
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (authorization != null) request.header("Authorization", authorization);
        if (shown != null) request.header(SecondFactor.HEADER, shown);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
