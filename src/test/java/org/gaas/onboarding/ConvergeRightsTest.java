package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gaas.DeskTest;
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
    private final int port;

    ConvergeRightsTest(@Autowired Installations installations, @LocalServerPort int port) {
        this.installations = installations;
        this.port = port;
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
        try {
            var answer = RestClient.as("dora", port).post("/api/installations/guarded/converge", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("ROLE_REQUIRED", "Only hosting may do this.");
        } finally {
            installations.markRemoved(guarded);
        }
    }
}
