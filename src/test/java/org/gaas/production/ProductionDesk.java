package org.gaas.production;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.gaas.onboarding.TrialDesk;

/** People who ask for productions and answer what they are asked about them, over REST. */
public record ProductionDesk(TrialDesk desk, String production, String acceptance) {
    private static final Set<String> SIGNED =
            Set.of("Approve and place", "Agree on developers", "Approve offboarding", "Confirm offboarding");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A request by dora; the rest follows from the trial. */
    public String ask(String project, String... hosts) {
        return ask(List.of(), project, hosts);
    }

    /** The same with these developers named. */
    public String ask(List<String> developers, String project, String... hosts) {
        var answer = desk.as("dora")
                .post(
                        "/api/productions",
                        "{\"project\": \"" + project + "\", \"customer\": \"Care of " + project + "\", \"hosts\": [\""
                                + String.join("\", \"", hosts)
                                + "\"], \"contact\": \"C. Klant <c.klant@example.org>\", \"developers\": ["
                                + developers.stream()
                                        .map(user -> "\"" + user + "\"")
                                        .collect(joining(", "))
                                + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("process").asText();
    }

    /** The customer says yes, and mark writes it down. */
    public void accept(String process) {
        answer("mark", process, "Accept quote", "quoteAnswer", "accept", "quoteBy", "C. Klant, by mail");
    }

    public void approve(String process) {
        answer(
                "hanna",
                process,
                "Approve and place",
                "placement",
                "approve",
                "productionServer",
                production,
                "acceptanceServer",
                acceptance);
    }

    /** Mark agrees on those who are named and have no agreement. */
    public void agree(String process) {
        answer("mona", process, "Agree on developers", "developersAnswer", "agree");
    }

    /** Somebody does a task, and has no time to record; what is to be signed is signed as it is shown. */
    public void answer(String user, String process, String task, String... answers) {
        var id = task(process, task);
        var all = new ArrayList<>(List.of(answers));
        all.addAll(List.of("noTime", "true"));
        if (SIGNED.contains(task)) all.addAll(List.of("plan", desk.shown(user, id, "plan")));
        var answer = desk.complete(user, id, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    /** The id of an open task of a process, once it is there. */
    public String task(String process, String name) {
        var found = new AtomicReference<String>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            var view = desk.process(process);
            found.set(tasks(view, name));
            assertThat(found.get()).as(view.toPrettyString()).isNotEmpty();
        });
        return found.get();
    }

    private static String tasks(JsonNode view, String name) {
        return StreamSupport.stream(view.path("tasks").spliterator(), false)
                .filter(task -> task.path("name").asText().startsWith(name))
                .map(task -> task.path("id").asText())
                .findFirst()
                .orElse("");
    }
}
