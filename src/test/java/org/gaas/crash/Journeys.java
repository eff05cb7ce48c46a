package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trials at a desk that stays alive while other things go wrong: from the request to the task, from the task to the end. */
final class Journeys {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Map<String, Object> REMOVE =
            Map.of("confirmation", "remove", "hours", "0:10", "activity", "onboarding");

    private final DeskProcess desk;
    private final List<String> projects = new ArrayList<>();

    Journeys(DeskProcess desk) {
        this.desk = desk;
    }

    /** The id of the process that waits for its developer. */
    String onboarded(String project) {
        projects.add(project);
        var process = desk.install(project, "1.1.0");
        settled(process, "waiting");
        return process;
    }

    void removed(String process) {
        assertThat(desk.complete("daan", process, REMOVE).statusCode()).isEqualTo(204);
        settled(process, "removed");
    }

    Picture picture(String project) {
        var others = projects.stream().filter(other -> !other.equals(project)).toList();
        return Picture.inPeace(project, desk.home(), new Tables(desk.home()), others);
    }

    private void settled(String process, String state) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> desk.stands(process));
        assertThat(desk.process(process).path("state").asText())
                .as(desk.process(process).toPrettyString())
                .isEqualTo(state);
    }
}
