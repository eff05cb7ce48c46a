package org.gaas.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.gaas.DeskTest;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DeskTest
@DisplayName("The page of a link")
class AnswerPagesTest {
    private static final String NASTY = "<img src=x onerror=alert(1)>{{main}}${''.getClass()}";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApplicationContext desk;
    private final int port;
    private String project;
    private StandingQuote quote;

    AnswerPagesTest(@Autowired ApplicationContext desk, @LocalServerPort int port) {
        this.desk = desk;
        this.port = port;
    }

    @BeforeEach
    void quote() throws Exception {
        project = "answers" + COUNT.incrementAndGet();
        quote = new StandingQuote(desk, project, NASTY, "c.klant@example.org", Language.EN);
    }

    @AfterEach
    void close() {
        quote.close();
    }

    @Test
    @DisplayName("shows what is asked to who has no account; keeps nothing, tells nobody, runs nothing")
    void shown() throws Exception {
        var page = get(quote.path());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "EUR 1,250.00 once", "EUR 410.00 a month")
                .contains("<dt>Not included</dt><dd>VAT<br>the registration of domain names<br>work")
                .contains("&lt;img src=x onerror=alert(1)&gt;{{main}}${&#39;&#39;.getClass()}")
                .doesNotContain("<img", "<script", quote.path(), "JSESSIONID");
        var headers = page.headers();
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(value ->
                        assertThat(value).startsWith("default-src 'none'").doesNotContain("script", "unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(get("/answer.css").statusCode()).isEqualTo(200);
        assertThat(quote.isAsked()).as("looking decides nothing").isTrue();
    }

    @Test
    @DisplayName("takes an answer once; afterwards it says what became of it")
    void answered() throws Exception {
        var shown = shownIn(get(quote.path()).body());
        var again = post(quote.path(), "shown", shown, "choice", "refuse", "name", NASTY);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("Please fill in &quot;Why not&quot;.", "value=\"&lt;img src=x onerror=alert(1)&gt;")
                .contains("value=\"refuse\" required checked");
        assertThat(quote.isAsked()).isTrue();

        var taken = post(quote.path(), "shown", shown, "choice", "accept", "name", "C. Klant", "orderNumber", "47/11");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("Thank you");
        await().atMost(Duration.ofSeconds(30)).until(() -> quote.answers().size() == 1);
        assertThat(quote.answers().get(0)).matches("ACCEPTED C. Klant, by link [0-9]+ to c.klant@example.org 47/11");

        for (var late : new HttpResponse<?>[] {
            get(quote.path()), post(quote.path(), "shown", shown, "choice", "refuse", "name", "x", "reason", "y")
        }) {
            assertThat(late.statusCode()).isEqualTo(410);
            assertThat((String) late.body()).contains("It was answered on").doesNotContain("EUR", "C. Klant");
        }
        assertThat(quote.answers()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"tag,1.0.1", "planHash,1", "productionOrder,2", "quoteAnswer,accept", "choice,approve"})
    @DisplayName("takes nothing that it did not ask for (M46)")
    void unknown(String field, String value) throws Exception {
        var shown = shownIn(get(quote.path()).body());
        var answer = post(quote.path(), "shown", shown, "choice", "accept", "name", "C. Klant", field, value);
        if (field.equals("choice")) answer = post(quote.path(), "shown", shown, "name", "C. Klant", field, value);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(quote.isAsked()).isTrue();
    }

    @Test
    @DisplayName("takes nothing from who did not look, is in a hurry with other methods, or sends too much")
    void others() throws Exception {
        assertThat(post(quote.path(), "choice", "accept", "name", "C. Klant").statusCode())
                .isEqualTo(400);
        for (var method : new String[] {"PUT", "DELETE", "PATCH"})
            assertThat(send(request(quote.path()).method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .isIn(403, 405);
        var big = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pem\"\r\n\r\n"
                + "x".repeat(500_000) + "\r\n--b--\r\n";
        var refused = send(request(quote.path())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(big)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(quote.isAsked()).isTrue();
    }

    @Test
    @DisplayName("reads files and fields that come together")
    void files() throws Exception {
        var shown = shownIn(get(quote.path()).body());
        var fields = part("\"shown\"", shown) + part("\"choice\"", "accept") + part("\"name\"", "C. Søn");
        var withFile = parts(fields + part("\"files\"; filename=\"a.pem\"", "-----BEGIN"));
        assertThat(withFile.statusCode()).as("a quote takes no files").isEqualTo(400);
        assertThat(quote.isAsked()).isTrue();
        assertThat(parts(fields + part("\"files\"; filename=\"\"", "")).statusCode())
                .as("a field for files that was left empty")
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> quote.answers().size() == 1);
        assertThat(quote.answers().get(0)).startsWith("ACCEPTED C. Søn, by link");
    }

    private HttpResponse<String> parts(String parts) throws Exception {
        return send(request(quote.path())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + value + "\r\n";
    }

    @Test
    @DisplayName("of a link that is late, changed, or nobody's says so, what next, and nothing else")
    void over() throws Exception {
        var changed = quote.path().substring(0, quote.path().length() - 1)
                + (quote.path().endsWith("A") ? "B" : "A");
        for (var path :
                new String[] {changed, Links.PATH + "x", Links.PATH + "%3Cscript%3E", Links.PATH + "a".repeat(65)}) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("This link does not work").doesNotContain("<script", "EUR", "Klant");
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
        assertThat(send(request(changed)
                                .setHeader("Accept-Language", "nl-NL,nl;q=0.9")
                                .GET())
                        .body())
                .contains("<html lang=\"nl\">", "Deze link werkt niet");
        quote.late();
        var late = get(quote.path());
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body())
                .contains("This link is too late", "It could be used until")
                .doesNotContain("EUR");
    }

    @Test
    @DisplayName("that does not work is told so a while, then waits; one that works is opened all the same")
    void knocks() throws Exception {
        var last = "";
        for (var i = 0; i < 40; i++) last = fromElsewhere(Links.PATH + "nobodys");
        assertThat(last).startsWith("HTTP/1.1 429").contains("Too many links");
        assertThat(fromElsewhere(quote.path())).startsWith("HTTP/1.1 200");
    }

    /** So that other tests are not counted with. */
    private String fromElsewhere(String path) throws Exception {
        var loopback = InetAddress.getByName("127.0.0.1");
        try (var socket = new Socket(loopback, port, InetAddress.getByName("127.0.0.2"), 0)) {
            var head =
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    @DisplayName("knows nobody of the desk: not who is signed in, nor who sends a password")
    void nobody() throws Exception {
        var basic = "Basic " + Base64.getEncoder().encodeToString(("mark:" + DemoUsers.PASSWORD).getBytes(UTF_8));
        var shown = shownIn(get(quote.path()).body());
        var taken = send(request(quote.path())
                .header("Authorization", basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form("shown", shown, "choice", "accept", "name", "M. Ark"))));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(desk.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql(
                                "select who from audit_trail where about = ? and what in ('answer-by-link', 'complete-task')"
                                        + " order by number desc limit 2")
                        .param(project)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .containsOnly(Link.personAt("c.klant@example.org"));
    }

    @Test
    @DisplayName("is sent by who may do the task, to a contact whom a manager names and who is no colleague")
    void doors() {
        var customers = "/api/customers/img-src-x-onerror-alert-1-main-getclass/contact";
        assertThat(RestClient.as("mark", port).get(customers).statusCode()).isIn(200, 400, 404);
        assertThat(RestClient.as("dora", port)
                        .put("/api/customers/nobody/contact", "{\"name\": \"C. Klant\", \"mail\": \"c@example.org\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(RestClient.as("mark", port)
                        .put("/api/customers/nobody/contact", "{\"name\": \"C. Klant\", \"mail\": \"c@example.org\"}")
                        .body())
                .contains("CUSTOMER_UNKNOWN");
        assertThat(RestClient.as("mark", port)
                        .put("/api/customers/nobody/contact", "{\"name\": \"a<b\", \"mail\": \"c@example.org\"}")
                        .body())
                .contains("CONTACT_INVALID");
        assertThat(RestClient.as("mark", port)
                        .post("/api/tasks/none/link", "{}")
                        .body())
                .contains("TASK_UNKNOWN");
    }

    @Test
    @DisplayName("is listed, sent again and taken back by who may; nobody else learns of it")
    void taken() throws Exception {
        for (var nobody : new String[] {"dora", "fien", "adam"})
            for (var path : new String[] {"/api/contact-links", "/api/contacts"})
                assertThat(RestClient.as(nobody, port).get(path).statusCode())
                        .as(nobody + " " + path)
                        .isEqualTo(403);
        var listed = RestClient.as("hanna", port).get("/api/contact-links");
        assertThat(listed.body())
                .contains("\"about\":\"" + project + "\"", "\"mail\":\"c.klant@example.org\"", "\"state\":\"open\"")
                .doesNotContain(quote.path().substring(Links.PATH.length(), Links.PATH.length() + 22));
        var link = "/api/contact-links/" + quote.number();
        var mark = RestClient.as("mark", port);
        assertThat(RestClient.as("fien", port)
                        .post(link + "/withdrawal", "{\"why\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(mark.post(link + "/again", "{}").body())
                .as("this desk sends no mail")
                .contains("LINKS_OFF");
        assertThat(mark.post(link + "/withdrawal", "{}").body()).contains("FIELD_REQUIRED");
        assertThat(get(quote.path()).statusCode()).isEqualTo(200);
        assertThat(mark.post(link + "/withdrawal", "{\"why\": \"typing error\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get(quote.path()).statusCode()).isEqualTo(410);
        assertThat(mark.post(link + "/withdrawal", "{\"why\": \"again\"}").body())
                .contains("LINK_OVER");
        assertThat(mark.post("/api/contact-links/0/withdrawal", "{\"why\": \"x\"}")
                        .body())
                .contains("LINK_UNKNOWN");
        assertThat(quote.isAsked()).isTrue();
    }

    @Test
    @DisplayName("goes to whom a manager named, once, changed and ended")
    void named() {
        var mark = RestClient.as("mark", port);
        var path = "/api/customers/" + quote.customer() + "/contact";
        var klant = "{\"name\": \"C. Klant\", \"mail\": \"c@example.org\", \"language\": \"en\"}";
        assertThat(RestClient.as("hanna", port).post(path, klant).statusCode()).isEqualTo(403);
        assertThat(mark.post(path, klant).body()).contains("\"language\":\"en\"");
        assertThat(mark.post(path, klant).body()).contains("CONTACT_EXISTS");
        assertThat(mark.put(path, klant.replace("en\"", "nl\"")).body()).contains("\"language\":\"nl\"");
        assertThat(RestClient.as("hanna", port).get("/api/contacts").body())
                .contains("\"customer\":\"" + quote.customer() + "\",\"name\":\"C. Klant\"");
        assertThat(RestClient.as("hanna", port)
                        .put(path + "/end", "{\"why\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(mark.put(path + "/end", "{}").body()).contains("FIELD_REQUIRED");
        assertThat(mark.put(path + "/end", "{\"why\": \"left\"}").statusCode()).isEqualTo(204);
        assertThat(mark.put(path + "/end", "{\"why\": \"again\"}").body()).contains("CONTACT_UNKNOWN");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private static String form(String... fields) {
        var form = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2)
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], UTF_8));
        return form.toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "en");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String shownIn(String page) {
        var shown = Pattern.compile("name=\"shown\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }
}
