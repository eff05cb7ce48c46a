package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.gaas.DeskTest;
import org.gaas.access.Agreements;
import org.gaas.access.GivenAgreements;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("Making an installation what it should be")
class ConvergeRightsTest {
    private final Installations installations;
    private final Trail trail;
    private final Agreements agreements;
    private final int port;

    ConvergeRightsTest(
            @Autowired Installations installations,
            @Autowired Trail trail,
            @Autowired Agreements agreements,
            @LocalServerPort int port) {
        this.agreements = agreements;
        this.installations = installations;
        this.trail = trail;
        this.port = port;
    }

    @Test
    @DisplayName("is asked for by names, or by a server; what does not exist is refused before anything is done")
    void which() throws Exception {
        var hanna = RestClient.as("hanna", port);
        assertRefused(hanna.post("/api/converge", "{\"installations\":[\"nobody-test\"]}"), "INSTALLATION_UNKNOWN");
        assertRefused(hanna.post("/api/converge", "{\"server\":\"nowhere1\"}"), "SERVER_UNKNOWN");
        assertRefused(hanna.post("/api/converge", "{\"installations\":[\"ab\"],\"server\":\"b1\"}"), "TOO_MUCH_NAMED");
        assertRefused(hanna.post("/api/converge", "{\"installations\":[\"A B\"]}"), "NAME_INVALID");
    }

    private static void assertRefused(HttpResponse<String> answer, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + rule + "\"");
    }

    @Test
    @DisplayName("is on production nothing that a developer may do")
    void production() throws Exception {
        var guarded = installations
                .request(new InstallationRequest(
                        new ProjectName("guarded"),
                        new EnvironmentName("production"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "hanna",
                        "guarded"))
                .id();
        installations.markInstalled(guarded);
        var agreement = GivenAgreements.at(new ProjectName("guarded"), "dora", 1, agreements);
        try {
            // daan has no agreement: for him it does not exist
            var daan = RestClient.as("daan", port);
            assertThat(daan.post("/api/installations/guarded/converge", "{}").body())
                    .contains("INSTALLATION_UNKNOWN");
            assertRefused(daan.post("/api/converge", "{\"installations\":[\"guarded\"]}"), "INSTALLATION_UNKNOWN");
            assertThat(daan.post("/api/converge?check=true", "{}").body()).doesNotContain("guarded");
            assertThat(daan.post("/api/converge", "{}").body()).doesNotContain("guarded");

            var answer = RestClient.as("dora", port).post("/api/installations/guarded/converge", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("ROLE_REQUIRED", "Only hosting may do this.");

            var named = RestClient.as("dora", port).post("/api/converge", "{\"installations\":[\"guarded\"]}");
            assertThat(named.statusCode()).as(named.body()).isEqualTo(403);
            assertThat(trail.of("guarded", 9)).extracting(Line::what).doesNotContain("converge");
            var all = RestClient.as("dora", port).post("/api/converge", "{}");
            assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
            assertThat(all.body())
                    .contains("{\"installation\":\"guarded\",\"changes\":[],\"code\":\"ROLE_REQUIRED\","
                            + "\"message\":\"Only hosting may do this.\"}");
            assertThat(trail.of("guarded", 9)).extracting(Line::what).doesNotContain("converge");
            // it was never placed, and nobody else has to suffer from that
            var hosting = RestClient.as("hanna", port).post("/api/converge", "{\"installations\":[\"guarded\"]}");
            assertThat(hosting.body()).contains("\"code\":\"UNEXPECTED\"");
            assertThat(trail.of("guarded", 1)).extracting(Line::who, Line::what).contains(tuple("hanna", "converge"));
            assertThat(RestClient.as("mark", port)
                            .post("/api/converge?check=true", "{}")
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            agreements.end(agreement.number(), "tried", "mark");
            installations.markRemoved(guarded);
        }
    }
}
