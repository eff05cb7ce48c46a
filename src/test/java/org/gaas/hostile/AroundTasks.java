package org.gaas.hostile;

import static org.gaas.hostile.World.json;
import static org.gaas.hostile.World.pairs;
import static org.gaas.hostile.World.variables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gaas.onboarding.TrialDesk;

/** What is sent to a task and its process: answers, texts, and calls that people have no business with. */
final class AroundTasks implements Messenger {
    private final World world;
    private final StandingTrial trial;

    AroundTasks(World world, StandingTrial trial) {
        this.world = world;
        this.trial = trial;
    }

    @Override
    public boolean carries(Row row, Door door) {
        if (row.about("hours")) return door == Door.E || door == Door.F;
        return row.about("answer", "note", "comment", "call");
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        return switch (row.field()) {
            case "hours" -> answered(door, pairs("setUpMending", "again", "hours", row.input(), "activity", "other"));
            case "answer" -> answered(door, pairs("setUpMending", "again", "noTime", true, row.input(), "x"));
            case "note" -> List.of(noted(door, row.input()));
            case "comment" -> List.of(commented(door, row.input()));
            default -> List.of(called(door, row.input()));
        };
    }

    private List<Got> answered(Door door, Map<String, Object> answers) {
        var got = new ArrayList<Got>();
        for (var way : List.of("submit-form", "complete", "resolve"))
            if (!way.equals("resolve") || !answers.containsKey("hours"))
                got.add(Got.of(world.engine(door, "POST", "/task/" + trial.task() + "/" + way, variables(answers))));
        return got;
    }

    private Got noted(Door door, String note) {
        var answers = pairs("setUpMending", "again", "hours", "0:05", "activity", "other", "note", note);
        var at = door == Door.X ? Door.E : door;
        var task = trial.task();
        var sent = world.engine(at, "POST", "/task/" + task + "/submit-form", variables(answers));
        if (sent.statusCode() / 100 != 2) return Got.of(sent);
        trial.next();
        if (door == Door.X) return Cells.after(world.hoursFile(), "," + StandingTrial.ID + ",[^,]*,[^,]*,other,");
        var kept = world.hoursOf(StandingTrial.ID).path("note").asText();
        return new Got(kept.equals(note) ? "kept" : "changed", "", "GET hours", kept);
    }

    private Got commented(Door door, String comment) {
        var task = trial.task();
        var sent = world.engine(door, "POST", "/task/" + task + "/comment/create", json(Map.of("message", comment)));
        if (sent.statusCode() / 100 != 2) return Got.of(sent);
        var comments = world.engine(Door.E, "GET", "/task/" + task + "/comment", "");
        var kept = StreamSupport.stream(TrialDesk.read(comments.body()).spliterator(), false)
                .anyMatch(line -> line.path("message").asText().equals(comment));
        return new Got(kept ? "kept" : "changed", "", "GET comments", comments.body());
    }

    /** {@code PUT /path {body}}. */
    private Got called(Door door, String input) {
        var parts = input.split(" ", 3);
        var path = parts[1].replace("TASK", trial.task())
                .replace("PROCESS", trial.process())
                .replace("FILTER", filter());
        var body = parts[2].replace("PROCESS", trial.process());
        if (path.startsWith("/api/")) return Got.of(world.desk.as("mark").put(path, body));
        return Got.of(world.engine(door, parts[0], path, body));
    }

    private String filter() {
        return TrialDesk.read(world.dora.get("/engine-rest/filter").body())
                .path(0)
                .path("id")
                .asText();
    }
}
