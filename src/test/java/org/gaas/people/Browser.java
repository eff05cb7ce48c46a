package org.gaas.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, follows nothing, and knows the tokens against forged requests. */
public class Browser {
    private final String desk;
    private final CookieManager cookies = new CookieManager();
    private String shown = "";
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public Browser(int port) {
        this.desk = "http://localhost:" + port;
    }

    /** Opens the login page, fills in the form and sends it. */
    public HttpResponse<String> signIn(String user, String password) {
        return postForm("/login", "username=" + encode(user) + "&password=" + encode(password));
    }

    public Browser signedInAs(String user) {
        signIn(user, DemoUsers.PASSWORD);
        return this;
    }

    /** With a proof of the second factor in each request; people have it in their session. */
    public Browser showing(String proof) {
        shown = proof;
        return this;
    }

    /** Opens a page as a person does. */
    public HttpResponse<String> open(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /** Asks as a script of a page does. */
    public HttpResponse<String> fetch(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    /** Sends a form with the token of the login page, which is good for the whole session. */
    public HttpResponse<String> postForm(String path, String fields) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(open("/login").body());
        if (!token.find()) throw new IllegalStateException("the login page has no token");
        return postWithoutToken(path, fields + "&_csrf=" + encode(token.group(1)));
    }

    public HttpResponse<String> postWithoutToken(String path, String fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** Sends what a page of Tasklist, Cockpit or Admin would send. */
    public HttpResponse<String> sendAsWebapp(String method, String path, String json) {
        fetch("/camunda/api/engine/engine/");
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, BodyPublishers.ofString(json)));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(desk + path));
        return shown.isEmpty() ? request : request.header(SecondFactor.HEADER, shown);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
