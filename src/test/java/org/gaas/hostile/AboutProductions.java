package org.gaas.hostile;

import static org.gaas.hostile.World.json;
import static org.gaas.hostile.World.pairs;

import java.util.List;
import java.util.Map;

/**
 * Requests for productions, and about what happens to them later: made by people who may make them, good but for one
 * value. {@code request} is {@code PERSON METHOD /path {body}}.
 */
final class AboutProductions implements Messenger {
    private static final String HOST = "www.hostile.example";
    private static final String CONTACT = "C. Klant <c.klant@hostile.example>";

    private final World world;

    AboutProductions(World world) {
        this.world = world;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("host", "contact", "request");
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        if (row.about("request")) return List.of(requested(row.input()));
        var host = row.about("host") ? row.input() : HOST;
        var contact = row.about("contact") ? row.input() : CONTACT;
        return List.of(
                switch (door) {
                    case C ->
                        world.typed(
                                "onboard",
                                "harbour",
                                "--customer=Hostile BV",
                                "--repo=" + world.box.sampleUrl(),
                                "--tag=1.0.0",
                                "--host=" + host,
                                "--contact=" + contact);
                    case R -> Got.of(world.dora.post("/api/productions", json(wanted(List.of(host), contact))));
                    default -> inTheForm(door, wanted(host, contact));
                });
    }

    private Map<String, Object> wanted(Object hosts, String contact) {
        var wanted = pairs("project", "harbour", "customer", "Hostile BV", "hosts", hosts, "contact", contact);
        wanted.putAll(pairs("repository", world.box.sampleUrl(), "tag", "1.0.0"));
        return wanted;
    }

    private Got inTheForm(Door door, Map<String, Object> wanted) {
        wanted.put("certificateWay", "ACME");
        wanted.putAll(pairs("availability", "5x8", "setUpData", "none"));
        return world.started(door, "onboard-production", wanted);
    }

    private Got requested(String input) {
        var parts = input.split(" ", 4);
        var person = world.desk.as(parts[0]);
        return Got.of(parts[1].equals("PUT") ? person.put(parts[2], parts[3]) : person.post(parts[2], parts[3]));
    }
}
