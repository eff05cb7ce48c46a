package org.gaas.hostile;

import static org.gaas.hostile.World.pairs;

import java.util.List;
import java.util.Map;
import org.gaas.onboarding.TrialDesk;

/** Customers may be called anything printable, and are shown as they are called. */
final class Customers implements Messenger {
    private final World world;
    private int last;

    Customers(World world) {
        this.world = world;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("customer") && row.isTaken() || row.about("customer in the file");
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        var project = "customer" + ++last;
        if (door == Door.X) return List.of(inTheFile(project, row.input()));
        // there is no such tag: all is over in a moment, and the customer is known
        var wanted = pairs(
                "project", project, "kind", "test", "template", "sample", "tag", "9.9.9", "customer", row.input());
        if (door == Door.C) typed(wanted);
        else if (door == Door.F) world.started(door, "onboard-trial", wanted);
        else world.asked(wanted);
        return List.of(shown(project, row.input()));
    }

    private void typed(Map<String, Object> wanted) {
        world.typed(
                "install",
                wanted.remove("project").toString(),
                "--kind=test",
                "--template=sample",
                "--tag=9.9.9",
                "--customer=" + wanted.get("customer"));
    }

    private Got shown(String project, String customer) {
        var shown = world.desk.installation(project + "-test").path("customer").asText();
        return new Got(shown.equals(customer) ? "kept" : "changed", "", "GET installation", shown);
    }

    private Got inTheFile(String project, String customer) {
        var desk = world.desk;
        var answer = desk.ask("project", project, "kind", "test", "template", "sample", "customer", customer);
        var process = TrialDesk.read(answer.body()).path("process").asText();
        var task = TrialDesk.task(desk.settled(process));
        desk.complete("dora", task, "confirmation", "remove", "hours", "0:05", "activity", "onboarding");
        desk.settled(process);
        var file = world.hoursFile();
        return Cells.before(file, "," + project + ",");
    }
}
