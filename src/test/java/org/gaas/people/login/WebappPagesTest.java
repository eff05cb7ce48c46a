package org.gaas.people.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gaas.DeskTest;
import org.gaas.people.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("The pages of the webapps")
class WebappPagesTest {
    private static final int AT_ONCE = 200;
    private static final Pattern ALLOWED = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern WRITTEN = Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"");

    @Test
    @DisplayName("run their own scripts, however many people open them at the same moment")
    void scriptsRun(@LocalServerPort int port) {
        var browser = new Browser(port).signedInAs("dora");
        var pages = IntStream.range(0, AT_ONCE)
                .parallel()
                .mapToObj(page -> browser.open("/camunda/app/tasklist/default/"))
                .toList();
        assertThat(pages)
                .allSatisfy(page -> assertThat(written(page)).isNotEmpty().containsOnly(allowed(page)));
    }

    private static String allowed(HttpResponse<String> page) {
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        return all(ALLOWED, policy).findFirst().orElseThrow();
    }

    private static List<String> written(HttpResponse<String> page) {
        return all(WRITTEN, page.body()).toList();
    }

    private static Stream<String> all(Pattern what, String text) {
        return what.matcher(text).results().map(found -> found.group(1));
    }
}
