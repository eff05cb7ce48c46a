package org.gaas.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Speaks to the desk. Uses the JDK's old client on purpose: it is there in a few milliseconds, the new one is not. No
 * redirect is followed, and no request is sent twice as long as {@code Main} told the JDK so.
 */
public final class DeskClient {
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int POLL_MILLIS = 15_000;
    private static final int READ_MILLIS = 300_000;

    private final Account account;
    private final Optional<String> code;

    /** @throws Trouble when the password would go over the network in the clear */
    public DeskClient(Account account) {
        this(account, Optional.empty());
    }

    private DeskClient(Account account, Optional<String> code) {
        if (account.password().isPresent() && !account.isSafe())
            throw Trouble.of(
                    Trouble.Kind.INPUT,
                    "the password was not sent",
                    account.url().toString(),
                    "http:// to another machine is not encrypted",
                    "use the desk's https:// address");
        this.account = account;
        this.code = code;
    }

    /** The same, showing a code of the second factor with each request: each code is good for one. */
    public DeskClient showing(String code) {
        return new DeskClient(account, Optional.of(code));
    }

    /** Where people go: the desk's address. */
    public String url() {
        return account.url().toString();
    }

    public <T extends Record> Answer<T> get(Class<T> type, String path) {
        return answer(send("GET", path, null, POLL_MILLIS, "application/json"), json -> Json.read(json, type));
    }

    public <T extends Record> Answer<List<T>> list(Class<T> type, String path) {
        return answer(send("GET", path, null, READ_MILLIS, "application/json"), json -> Json.readList(json, type));
    }

    /** Like {@link #get}, for questions that take the desk long. */
    public <T extends Record> Answer<T> ask(Class<T> type, String path) {
        return answer(send("GET", path, null, READ_MILLIS, "application/json"), json -> Json.read(json, type));
    }

    public <T extends Record> Answer<T> post(Class<T> type, String path, Map<String, String> body) {
        return answer(
                send("POST", path, Json.write(body), READ_MILLIS, "application/json"), json -> Json.read(json, type));
    }

    /** Like {@link #post}, with more than texts in it. */
    public <T extends Record> Answer<T> postAny(Class<T> type, String path, Map<String, ?> body) {
        return answer(
                send("POST", path, Json.write(body), READ_MILLIS, "application/json"), json -> Json.read(json, type));
    }

    /** Like {@link #post}, for an answer that is a list. */
    public <T extends Record> Answer<List<T>> postForList(Class<T> type, String path, Map<String, ?> body) {
        return answer(
                send("POST", path, Json.write(body), READ_MILLIS, "application/json"),
                json -> Json.readList(json, type));
    }

    /** Changes something; the answer, if any, is only passed on. */
    public Answer<String> put(String path, Map<String, String> body) {
        return answer(send("PUT", path, Json.write(body), READ_MILLIS, "application/json"), json -> json);
    }

    /** Does something that answers nothing. */
    public Answer<String> post(String path, Map<String, String> body) {
        return answer(send("POST", path, Json.write(body), READ_MILLIS, "application/json"), json -> json);
    }

    /** Like {@link #put(String, Map)}, for an answer that is read. */
    public <T extends Record> Answer<T> put(Class<T> type, String path, Map<String, String> body) {
        return answer(
                send("PUT", path, Json.write(body), READ_MILLIS, "application/json"), json -> Json.read(json, type));
    }

    /** Takes something away. */
    public Answer<String> delete(String path) {
        return answer(send("DELETE", path, null, READ_MILLIS, "application/json"), json -> json);
    }

    /** A text in the given format, as it is. */
    public String text(String path, String format) {
        return send("GET", path, null, READ_MILLIS, format);
    }

    /** A name or number in an address: everything but letters, digits, hyphens and dots is escaped. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> Answer<T> answer(String json, Function<String, T> read) {
        try {
            return new Answer<>(read.apply(json), json);
        } catch (IllegalArgumentException e) {
            throw noDesk("its answer is not what this version of gaas understands");
        }
    }

    private String send(String method, String path, String body, int readMillis, String accept) {
        var request = method + " /api/" + path.replaceAll("\\?.*", "");
        try {
            var connection = open(method, path, readMillis, accept);
            if (body != null) write(connection, body);
            var status = connection.getResponseCode();
            var type = String.valueOf(connection.getContentType());
            var text = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
            if (status >= 200 && status < 300) {
                if (text.isEmpty() || type.contains("json") || type.startsWith(accept)) return text;
                throw noDesk("its answer is " + type + ", not " + accept);
            }
            if (status < 400) throw noDesk("it answered " + status + ", and sends elsewhere");
            throw Trouble.of(status, request, problem(status, type, text), type.contains("json") ? text : null);
        } catch (IOException e) {
            throw unreachable(method, e);
        }
    }

    private HttpURLConnection open(String method, String path, int readMillis, String accept) throws IOException {
        var url = account.url()
                .resolve(account.url().getRawPath() + "/api/" + path)
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(readMillis);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", accept + ", application/problem+json");
        account.header().ifPresent(header -> connection.setRequestProperty("Authorization", header));
        code.ifPresent(shown -> connection.setRequestProperty("Second-Factor", shown));
        return connection;
    }

    private static void write(HttpURLConnection connection, String body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String read(InputStream in) throws IOException {
        if (in == null) return "";
        try (in) {
            var bytes = in.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) throw new IOException("the answer is too large");
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Api.ProblemDetail problem(int status, String type, String text) {
        try {
            if (type.contains("json")) return Json.read(text, Api.ProblemDetail.class);
        } catch (IllegalArgumentException e) {
            // told below by its number alone
        }
        return new Api.ProblemDetail("the desk answered " + status, null, null, null, null, List.of());
    }

    private Trouble noDesk(String why) {
        return Trouble.of(
                Trouble.Kind.UNREACHABLE, "this is not a desk", url(), why, "check the address; is gaas up to date?");
    }

    private Trouble unreachable(String method, IOException cause) {
        var why =
                switch (cause.getClass().getSimpleName()) {
                    case "ConnectException" -> "nothing answers there";
                    case "UnknownHostException" -> "this name is not known";
                    case "SocketTimeoutException" -> "no answer in time";
                    case "SSLHandshakeException" -> "its certificate is not trusted: " + cause.getMessage();
                    default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
                };
        var next = method.equals("GET")
                ? "start it ('gaas demo' or 'gaas serve'), or check the address"
                : "look before you repeat it ('gaas list'): it may have arrived";
        return Trouble.of(
                Trouble.Kind.UNREACHABLE,
                "the desk can't be reached",
                url(),
                why,
                cause.getClass().getSimpleName().equals("ConnectException")
                        ? "start it ('gaas demo' or 'gaas serve'), or check the address"
                        : next);
    }
}
