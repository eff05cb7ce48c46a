package org.gaas.people.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.people.DemoUsers.PASSWORD;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.gaas.DeskTest;
import org.gaas.people.Accounts;
import org.gaas.people.Browser;
import org.gaas.people.RestClient;
import org.gaas.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("One login for desk, Tasklist, Cockpit, REST and command line")
class LoginTest {
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    private final int port;
    private final Accounts accounts;
    private final IdentityService identities;
    private Browser browser;

    LoginTest(@LocalServerPort int port, @Autowired Accounts accounts, @Autowired IdentityService identities) {
        this.port = port;
        this.accounts = accounts;
        this.identities = identities;
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    @DisplayName("a page sends people to the login page, and back where they wanted to go")
    void pageAndBack() {
        var page = browser.open("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));

        var in = browser.signIn("dora", PASSWORD);
        assertThat(in.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/camunda/app/tasklist/default/"));
        var open = browser.open("/camunda/app/tasklist/default/");
        assertThat(open.statusCode()).as(open.headers().toString()).isEqualTo(200);
    }

    @Test
    @DisplayName("what a script of a page asked for is not where the login leads to")
    void scriptIsNoPage() {
        assertThat(browser.fetch("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(browser.signIn("dora", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
    }

    @ParameterizedTest
    @CsvSource({"dora,tasklist", "hanna,tasklist", "mark,cockpit", "aya,cockpit", "adam,admin"})
    @DisplayName("everybody starts where the own work is")
    void startPage(String user, String app) {
        assertThat(browser.signedInAs(user).open("/").headers().firstValue("Location"))
                .hasValue("/camunda/app/" + app + "/default/");
    }

    @ParameterizedTest
    @CsvSource({"dora,200", "fien,200", "mark,200", "aya,403", "lena,403", "adam,403"})
    @DisplayName("Tasklist is for those who are asked for something: managers too, for what only they decide")
    void tasklist(String user, int status) {
        assertThat(browser.signedInAs(user)
                        .open("/camunda/app/tasklist/default/")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("who has no webapp starts on a page with links")
    void home() {
        assertThat(browser.signedInAs("fien").open("/").body())
                .contains("Hours of")
                .contains("fien");
    }

    @ParameterizedTest
    @CsvSource({"fien,5", "lena,4"})
    @DisplayName("the links that a person is shown lead somewhere")
    void links(String user, int shown) {
        var links = Pattern.compile("<li ?><a href=\"([^\"]+)\"")
                .matcher(browser.signedInAs(user).open("/").body())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).hasSize(shown).allSatisfy(link -> assertThat(answer(user, link))
                .isIn(200, 302));
    }

    private int answer(String user, String link) {
        // data comes in the form that a program asks for
        var answer = link.startsWith("/api/") ? RestClient.as(user, port).get(link) : browser.open(link);
        return answer.statusCode();
    }

    @Test
    @DisplayName("the webapps know who signed in at the desk")
    void webappsKnow() {
        browser.signedInAs("dora").open("/camunda/app/tasklist/default/");
        assertThat(browser.fetch(WHO).body()).contains("\"userId\":\"dora\"").contains("\"tasklist\"");
    }

    @Test
    @DisplayName("a second login in the same browser leaves nothing of the first")
    void newSession() {
        browser.signedInAs("mark").open("/camunda/app/cockpit/default/");
        var before = browser.cookie("JSESSIONID");
        browser.signedInAs("dora");
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(browser.fetch(WHO).body()).as("before any page of dora's").doesNotContain("mark");
        browser.open("/camunda/app/tasklist/default/");
        assertThat(browser.fetch(WHO).body()).contains("dora").doesNotContain("mark", "cockpit");
    }

    @Test
    @DisplayName("a wrong password is told on the login page, once")
    void wrongPassword() {
        assertThat(browser.signIn("dora", "guess").statusCode()).isEqualTo(302);
        assertThat(browser.open("/login").body()).contains("Name or password is wrong.");
        assertThat(browser.open("/login").body()).doesNotContain("is wrong.");
    }

    @Test
    @DisplayName("a person without an account is not let in")
    void unknown() {
        browser.signIn("nobody", PASSWORD);
        assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("signing out ends the login of desk and webapps")
    void signOut() {
        browser.signedInAs("dora").open("/camunda/app/tasklist/default/");
        var out = browser.postForm("/logout", "");
        assertThat(out.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?bye"));
        assertThat(browser.fetch(WHO).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("signing out in a webapp signs out of the desk")
    void signOutInWebapp() {
        browser.signedInAs("dora").open("/camunda/app/tasklist/default/");
        assertThat(browser.sendAsWebapp("POST", WHO + "/logout", "").statusCode())
                .isEqualTo(204);
        assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a request with the password in it gets no session and no cookie")
    void basic() {
        var me = RestClient.as("olga", port).get("/api/me");
        assertThat(me.body()).isEqualTo("{\"user\":\"olga\",\"roles\":[\"hosting\",\"oncall\"]}");
        assertThat(me.headers().allValues("Set-Cookie")).isEmpty();
        var engine = RestClient.as("mark", port).get("/engine-rest/process-definition");
        assertThat(engine.statusCode()).isEqualTo(200);
        assertThat(engine.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("a wrong password or none is a problem in JSON")
    void basicRefused() {
        var none = RestClient.nobody(port).get("/api/me");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).contains("\"code\":\"LOGIN_REQUIRED\"");
        var wrong = RestClient.with("dora", "guess", port).get("/engine-rest/task");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("\"code\":\"LOGIN_WRONG\"");
        assertThat(RestClient.as("dora", port).get("/api/me").statusCode())
                .as("one wrong password does not lock the right one out")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("who guesses has to wait, and only there")
    void throttled() {
        accounts.ensure("victim", PASSWORD);
        var guesser = RestClient.with("victim", "guess", port);
        for (var i = 0; i < 5; i++)
            assertThat(guesser.get("/api/me").statusCode()).isEqualTo(401);
        var slowed = guesser.get("/api/me");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        identities.deleteUser("victim");
    }

    @Test
    @DisplayName("an administrator can't guess the passwords of others at the engine's doors either")
    void guessingInside() {
        var guess = "{\"username\":\"daan\",\"password\":\"guess\"}";
        var adam = RestClient.as("adam", port);
        for (var i = 0; i < 5; i++)
            assertThat(adam.post("/engine-rest/identity/verify", guess).statusCode())
                    .isEqualTo(200);
        var tooMany = adam.post("/engine-rest/identity/verify", guess);
        assertThat(tooMany.statusCode()).isEqualTo(403);
        assertThat(tooMany.body()).contains("Too many wrong passwords");
        assertThat(RestClient.as("daan", port).get("/api/me").statusCode())
                .as("and lock nobody out")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("health needs no login")
    void health() {
        assertThat(RestClient.nobody(port).get("/api/health").body()).isEqualTo("{\"state\":\"ready\"}");
    }

    @Test
    @DisplayName("a role that is taken away counts at once, and so does a deleted account")
    void live() {
        accounts.ensure("temp", PASSWORD, Role.MANAGERS);
        browser.signedInAs("temp");
        assertThat(browser.fetch("/api/me").body()).contains("managers");
        identities.deleteMembership("temp", "managers");
        assertThat(browser.fetch("/api/me").body()).doesNotContain("managers");
        identities.deleteUser("temp");
        assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a form without our token is refused")
    void forged() {
        browser.signedInAs("dora");
        assertThat(browser.postWithoutToken("/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a webapp of another role is answered by a page that says so")
    void refusedPage() {
        var page = browser.signedInAs("dora").open("/camunda/app/cockpit/default/");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This page is not for your role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/admin",
                "/camunda/api/engine/engine/default/deployment/create"
            })
    @DisplayName("set-up, a second login and deployments are closed to administrators too")
    void closed(String path) {
        assertThat(browser.signedInAs("adam").sendAsWebapp("POST", path, "{}").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/deployment/create",
                "/engine-rest/deployment/create/",
                "/engine-rest/deployment/some/redeploy",
                "/engine-rest/engine/default/deployment/create"
            })
    @DisplayName("nobody deploys over REST")
    void noDeployments(String path) {
        assertThat(RestClient.as("adam", port).post(path, "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("the login screen of a webapp sends people to the desk's")
    void oneScreen(String app) {
        var config = browser.signedInAs("adam").fetch("/camunda/app/" + app + "/scripts/config.js");
        assertThat(config.body()).contains("window.location.assign('/login')");
    }

    @Test
    @DisplayName("the login page loads nothing from elsewhere, and is not kept")
    void loginPage() {
        var page = browser.open("/login");
        assertThat(page.body()).doesNotContain("http://", "https://", "{{");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(browser.open("/gaas.css").statusCode()).isEqualTo(200);
    }
}
