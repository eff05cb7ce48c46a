package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.gaas.applications.Descriptor.Check;
import org.gaas.sites.Outside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Looking at pages")
class PageChecksTest {
    private static final String SITE = "https://try.example.org/capri-test/";

    @Test
    @DisplayName("the desk asks nobody but the installation, whatever a descriptor calls a path")
    void below() {
        var asked = new ConcurrentLinkedQueue<String>();
        var checks = new PageChecks(url -> {
            asked.add(url.toString());
            return new Outside.Answer(url, 200, "");
        });
        var paths = List.of("/", "/page?a=b:c", "/a:b", "/http://127.0.0.1:8080/actuator", "//evil.example/x");
        assertThat(checks.look(paths.stream().map(PageChecksTest::check).toList(), URI.create(SITE), Map.of())
                        .findings())
                .isEmpty();
        assertThat(asked)
                .containsExactlyElementsOf(
                        Stream.of("", "page?a=b:c", "a:b", "http:/127.0.0.1:8080/actuator", "evil.example/x")
                                .map(SITE::concat)
                                .toList());
    }

    private static Check check(String path) {
        return new Check(path, 200, List.of(), List.of());
    }
}
