package org.gaas.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Fences;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.fleet.AddServerProcess;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Lock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks people about what was found on a server and nobody granted: one task for each server, until all is gone. */
@Component
public class Clearing implements PlanSource {
    static final String PROCESS = "clear-findings";
    static final String TASK = "Task_ClearFindings";

    private final JdbcClient database;
    private final FindingRows findings;
    private final Access access;
    private final Fleet fleet;
    private final Fences fences;
    private final EngineDoor door;
    private final Approvals approvals;

    Clearing(JdbcClient database, Access access, Fleet fleet, Fences fences, EngineDoor door, Approvals approvals) {
        this.database = database;
        this.findings = new FindingRows(database);
        this.access = access;
        this.fleet = fleet;
        this.fences = fences;
        this.door = door;
        this.approvals = approvals;
    }

    /** A server was looked at: asks, where something is open and nobody is asked; stops asking where nothing is. */
    @Transactional
    public void looked(ServerName server) {
        var asking = asking(server).filter(door::runs);
        if (isClear(server)) asking.ifPresent(process -> door.tell(process, "FindingsGone", new HashMap<>()));
        else if (asking.isEmpty()) ask(server);
    }

    public boolean isClear(ServerName server) {
        return open(server).isEmpty();
    }

    /** What is open there. */
    List<Finding> open(ServerName server) {
        return findings.open().stream()
                .map(Comparison.Open::finding)
                .filter(one -> one.server().equals(server))
                .toList();
    }

    Optional<ServerName> server(String process) {
        return database.sql("select server from access_clearing where instance = ?")
                .param(process)
                .query(String.class)
                .optional()
                .map(ServerName::new);
    }

    /**
     * Drops accounts that nobody knows, and cuts off who is signed in by them. What applications' accounts may too much is
     * left for people.
     *
     * @throws ApprovalVoid somebody approved to take something else away
     */
    public void takeAway(String process) throws ApprovalVoid {
        var server = server(process).orElseThrow();
        approvals.require(process, TASK, plan(server));
        var lock = new Lock("access", fences.next());
        var host = fleet.host(server);
        var kind = access.kind(server);
        var approved = open(server).stream().map(Finding::subject).toList();
        var known = access.applications(server);
        var wishes = FoundRight.read(host.run(kind.look())
                        .expect("the accounts of " + server)
                        .out()
                        .lines())
                .stream()
                .filter(right -> right.kind().equals("account") && kind.others(right.user(), right.host()))
                .filter(right -> !known.containsKey(Strangers.application(right)))
                .filter(right -> approved.contains(new Finding(server, Strangers.subject(right), "").subject()))
                .map(right -> kind.gone(right.user(), right.host()))
                .toList();
        if (!wishes.isEmpty()) host.converge(lock, wishes).orThrow();
    }

    private void ask(ServerName server) {
        var variables = new HashMap<String, Object>();
        ServerName.SERVER.put(variables, server);
        var process = door.start(PROCESS, AddServerProcess.key(server), variables);
        database.sql("delete from access_clearing where server = ?")
                .param(server.value())
                .update();
        try {
            database.sql("insert into access_clearing (server, instance) values (?, ?)")
                    .params(server.value(), process)
                    .update();
        } catch (DuplicateKeyException byAnother) {
            throw new IllegalStateException("another node asks about " + server + " at this moment", byAnother);
        }
    }

    private Optional<String> asking(ServerName server) {
        return database.sql("select instance from access_clearing where server = ?")
                .param(server.value())
                .query(String.class)
                .optional();
    }

    private Plan plan(ServerName server) {
        return Plan.about(server.value())
                .with(
                        "Found on " + server,
                        open(server).stream()
                                .map(one -> one.subject() + ": " + one.found())
                                .sorted()
                                .toList());
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return server(processInstance).map(this::plan);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return AccessVars.REMEDY.find(answers).filter("take"::equals).isPresent();
    }
}
