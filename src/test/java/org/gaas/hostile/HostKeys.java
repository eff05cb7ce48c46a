package org.gaas.hostile;

import static org.gaas.hostile.World.pairs;

import java.util.List;
import org.gaas.audit.Trail;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.onboarding.TrialDesk;

/** A server that shows another key than the one that is pinned: no command is sent, and a person is asked. */
final class HostKeys implements Messenger {
    private static final ServerName SERVER = new ServerName("trial1");

    private final World world;
    private final Fleet fleet;
    private final Trail trail;

    HostKeys(World world, Fleet fleet, Trail trail) {
        this.world = world;
        this.fleet = fleet;
        this.trail = trail;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("host key");
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        var desk = world.desk;
        var right = fleet.server(SERVER);
        var before = world.ground().places();
        var known = trail.of(SERVER.value(), 500).size();
        fleet.register(Modules.with(right, fleet.server(new ServerName("acc1")).hostKeys()), "test");
        String process;
        Got got;
        try {
            var wanted = World.json(pairs("project", "hostile-key", "kind", "test", "template", "sample"));
            process = TrialDesk.read(
                            world.dora.post("/api/installations", wanted).body())
                    .path("process")
                    .asText();
            desk.settled(process);
            got = asked(desk.as("hanna")
                    .get("/engine-rest/task/" + desk.repairTask("") + "/form-variables")
                    .body());
            if (!world.ground().places().equals(before)) got = new Got("a command was sent", "", "process", "");
            var told = trail.of(SERVER.value(), 500);
            if (told.size() == known
                    || told.stream().noneMatch(entry -> entry.subject().equals("host key")))
                got = new Got("nothing in the trail", "", "process", told.toString());
        } finally {
            fleet.register(right, "test");
        }
        desk.complete("hanna", desk.repairTask(""), "repairDecision", "undo", "repairWhy", "new key", "noTime", "true");
        desk.settledAfterRepair(process);
        return List.of(got);
    }

    private static Got asked(String form) {
        var reason = TrialDesk.read(form).path("repairReason").path("value").asText();
        return new Got(reason, "", "repair task", form);
    }
}
