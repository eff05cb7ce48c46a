package org.gaas.box.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The desk's REST API, used as everybody else uses it. */
final class DeskApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI desk;
    private final String authorization;

    DeskApi(URI desk, String user, String password) {
        this.desk = desk;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** What is there; empty when nothing is. */
    Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(answer));
    }

    JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        var json = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return read(
                send(request(path).header("Content-Type", "application/json").POST(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(desk.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
        throw new IOException(answer.request().uri() + " answers " + answer.statusCode() + " " + answer.body());
    }
}
