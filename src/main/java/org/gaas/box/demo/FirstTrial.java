package org.gaas.box.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The main job, done once for a newcomer: one trial, up to the task that waits for a person. */
final class FirstTrial {
    /** The installation that it makes. */
    static final String INSTALLATION = "welcome-test";

    /** Of another customer. */
    private static final String SECOND = "harbour-test";

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<String> GOING_ON = Set.of("running", "pending");

    private final DeskApi desk;
    private final Consumer<String> say;

    /**
     * @param say takes a line for the newcomer
     */
    FirstTrial(DeskApi desk, Consumer<String> say) {
        this.desk = desk;
        this.say = say;
    }

    /**
     * What became of it.
     *
     * @param state as the API names it: waiting when all went well
     * @param url where it answers, when that is known
     */
    record Outcome(String state, Optional<String> url, Duration took) {
        static Outcome unknown() {
            return new Outcome("unknown", Optional.empty(), Duration.ZERO);
        }

        boolean ready() {
            return state.equals("waiting") || state.equals("done");
        }
    }

    /** Asks for it and follows it; one from an earlier start is only looked at. */
    Outcome run() throws IOException, InterruptedException {
        long started = System.nanoTime();
        if (desk.get("/api/installations/" + INSTALLATION).isPresent())
            return new Outcome("waiting", url(), Duration.ZERO);
        say.accept("Installing the first trial, " + INSTALLATION + " ...");
        JsonNode begun = desk.post(
                "/api/installations",
                Map.of("project", "welcome", "kind", "test", "template", "sample", "customer", "First customer"));
        String state = follow(begun.path("process").asText(), started);
        if (state.equals("waiting")) second();
        return new Outcome(state, url(), since(started));
    }

    /** Nobody waits for it: a desk with one customer shows little. */
    private void second() throws IOException, InterruptedException {
        if (desk.get("/api/installations/" + SECOND).isEmpty())
            desk.post(
                    "/api/installations",
                    Map.of("project", "harbour", "kind", "test", "template", "sample", "customer", "Second customer"));
    }

    private String follow(String process, long started) throws IOException, InterruptedException {
        String step = "";
        while (since(started).compareTo(LONGEST) < 0) {
            JsonNode view = desk.get("/api/processes/" + process).orElseThrow();
            String now = step(view);
            if (!now.isEmpty() && !now.equals(step)) say.accept("  " + now);
            step = now;
            if (!GOING_ON.contains(view.path("state").asText()))
                return view.path("state").asText();
            Thread.sleep(PAUSE.toMillis());
        }
        return "running";
    }

    private static String step(JsonNode view) {
        for (JsonNode step : view.path("steps"))
            if (step.path("state").asText().equals("running"))
                return step.path("label").asText();
        return "";
    }

    private Optional<String> url() throws IOException, InterruptedException {
        return desk.get("/api/installations/" + INSTALLATION)
                .map(installation -> installation.path("url").asText(""))
                .filter(url -> !url.isEmpty());
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
