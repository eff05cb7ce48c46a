package org.gaas.hostile;

import static org.gaas.hostile.World.encoded;
import static org.gaas.hostile.World.json;
import static org.gaas.hostile.World.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One field of a request is bad, and all others are good. */
final class ValuesInRequests implements Messenger {
    private final World world;

    ValuesInRequests(World world) {
        this.world = world;
    }

    @Override
    public boolean carries(Row row, Door door) {
        if (row.about("hours")) return door == Door.R || door == Door.C;
        return row.about("project", "installation", "repository", "tag", "application", "kind", "template", "start")
                || row.about("customer") && !row.isTaken();
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        return switch (door) {
            case R -> rest(row);
            case C ->
                commands(row).stream()
                        .map(words -> world.typed(words.toArray(String[]::new)))
                        .collect(Collectors.toList());
            default -> List.of(form(row, door));
        };
    }

    private List<Got> rest(Row row) {
        var answers = new ArrayList<java.net.http.HttpResponse<String>>();
        var dora = world.dora;
        if (!row.about("installation")) answers.add(dora.post("/api/installations", json(wanted(row))));
        if (row.about("installation")) {
            var id = "/api/installations/" + encoded(row.input());
            answers.add(dora.get(id));
            answers.add(dora.post(id + "/converge?check=true", "{}"));
            answers.add(dora.post(id + "/deployments", json(pairs("ref", "1.0.0"))));
        }
        if (row.about("tag")) answers.add(deploying(pairs("ref", row.input())));
        if (row.about("repository")) answers.add(dora.get("/api/tags?repository=" + encoded(row.input())));
        if (row.about("repository", "tag", "application")) {
            var wanted = pairs("repository", world.box.sampleUrl(), "tag", "1.0.0");
            wanted.put(row.field(), row.input());
            answers.add(dora.post("/api/checks", json(wanted)));
        }
        return answers.stream().map(Got::of).toList();
    }

    private java.net.http.HttpResponse<String> deploying(Map<String, ?> release) {
        return world.dora.post("/api/installations/nowhere-test/deployments", json(release));
    }

    private Got form(Row row, Door door) {
        if (!row.about("installation")) return world.started(door, "onboard-trial", wanted(row));
        return world.started(door, "deploy-release", pairs("installation", row.input(), "tag", "1.0.0"));
    }

    private List<List<String>> commands(Row row) {
        var input = row.input();
        var repo = "--repo=" + world.box.sampleUrl();
        return switch (row.field()) {
            case "project" -> List.of(List.of("install", "--kind=test", "--template=sample", "--", input));
            case "installation" ->
                List.of(
                        List.of("deploy", "1.0.0", "--to=" + input),
                        List.of("show", "--", input),
                        List.of("converge", "--check", "--", input));
            case "repository" ->
                List.of(
                        List.of("install", "hostile", "--kind=test", "--tag=1.0.0", "--repo=" + input),
                        List.of("tags", "--", input),
                        List.of("check", "--tag=1.0.0", "--", input));
            case "tag" ->
                List.of(
                        List.of("install", "hostile", "--kind=test", repo, "--tag=" + input),
                        List.of("deploy", "--to=nowhere-test", "--", input),
                        List.of("check", "--tag=" + input, world.box.sampleUrl()));
            case "kind" -> List.of(List.of("install", "hostile", repo, "--tag=1.0.0", "--kind=" + input));
            default ->
                List.of(List.of(
                        "install", "hostile", "--kind=test", repo, "--tag=1.0.0", "--" + row.field() + "=" + input));
        };
    }

    private static Map<String, Object> wanted(Row row) {
        var wanted = pairs("project", "hostile", "kind", "test", "template", "sample");
        if (row.about("start")) wanted.put(row.input(), "x");
        else wanted.put(row.field(), row.input());
        return wanted;
    }
}
