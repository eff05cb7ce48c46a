package org.gaas.fleet;

import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.springframework.stereotype.Component;

/** What a second person approves: this machine, known by this key, for these roles. */
@Component
class ServerPlan implements PlanSource {
    static final String TASK = "Task_ApproveServer";

    private final Joining joining;

    ServerPlan(Joining joining) {
        this.joining = joining;
    }

    /** Of a server as it is in the fleet now. */
    static Plan of(Server server) {
        return Plan.about(server.name().value())
                .with("Address", server.address() + ", port " + server.port())
                .with(
                        "Roles",
                        server.roles().stream().map(ServerRole::value).sorted().toList())
                .with("Zone", server.zone())
                .with("Account", server.user())
                .with("Host key", server.hostKeys());
    }

    @Override
    public String process() {
        return "add-server";
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return joining.addedBy(processInstance).map(ServerPlan::of);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return FleetVars.SERVER_APPROVAL.find(answers).filter("approve"::equals).isPresent();
    }
}
