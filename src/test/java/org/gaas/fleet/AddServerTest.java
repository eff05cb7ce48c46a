package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.gaas.audit.Line;
import org.gaas.fleet.Server.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A server that joins the fleet")
class AddServerTest extends JoiningServer {
    @Test
    @DisplayName("is shown by its key, looked at, proven, and only then active")
    void ready() {
        var process = add("trial");

        var task = task();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ConfirmHostKey");
        assertThat(task.getName()).isEqualTo("Confirm host key · " + name);
        var shown = engine.forms().getTaskFormVariables(task.getId());
        assertThat(shown)
                .containsEntry("fingerprint", "SHA256:AAAA1000" + number)
                .containsEntry("fingerprintCommand", "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub")
                .containsEntry("sshPlace", address + ", port 22");
        assertThat(machine.asked)
                .as("nothing was sent to a server that nobody trusts")
                .isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();

        answer(task, "keyDecision", "pin");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        var server = fleet.server(new ServerName(name));
        assertThat(server.state()).isEqualTo(State.ACTIVE);
        assertThat(server.hostKeys()).containsExactly(machine.key);
        assertThat(machine.asked)
                .containsExactly(
                        "fleet_system",
                        NOTHING_LEFT,
                        "fleet_drop",
                        "system user gaas---proof",
                        "fleet_prove",
                        NOTHING_LEFT,
                        "fleet_drop");
        assertThat(trail.of(name, 99)).extracting(Line::what).contains("read-host-key", "add-server", "change-server");
    }

    @Test
    @DisplayName("is not added when its key is another; nothing was ever sent to it, and the name is free again")
    void refusedKey() {
        var process = add("trial");
        answer(task(), "keyDecision", "refuse");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(add("trial")).isNotEqualTo(process);
    }

    @Test
    @DisplayName("that shows another key once it is pinned is asked nothing any more: that is a repair")
    void changedKey() {
        add("trial");
        machine.key = "ssh-ed25519 BBBB";
        answer(task(), "keyDecision", "pin");

        assertThat(task().getName()).startsWith("Repair step · Check server");
        assertThat(engine.forms().getTaskFormVariables(task().getId()))
                .containsEntry("repairReason", "HOST_KEY_MISMATCH");
        assertThat(machine.asked).isEmpty();
        assertThat(trail.of(name, 1)).extracting(Line::what, Line::outcome).containsExactly(tuple("connect", "FAILED"));
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);

        answer(task(), "repairDecision", "undo");
        assertThat(machine.asked).as("nothing to take away").isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
    }

    @Test
    @DisplayName("that does not answer is a repair; when it does, it goes on")
    void unreachable() {
        machines.unplug(address);
        var process = add("trial");
        assertThat(task().getName()).startsWith("Repair step · Read host key");
        assertThat(engine.forms().getTaskFormVariables(task().getId())).containsEntry("repairReason", "UNREACHABLE");

        machines.plugIn(address, machine);
        answer(task(), "repairDecision", "retry");
        answer(task(), "keyDecision", "pin");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("that is not what is needed is shown with all that was found; mended, it goes on")
    void mended() {
        machine.facts.put("disk.free.kb", "2048");
        machine.facts.remove("right./usr/lib/gaas/site");
        var process = add("trial");
        answer(task(), "keyDecision", "pin");

        assertThat(task().getName()).isEqualTo("Mend server · " + name);
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("- " + name + ": 2 MB are free under /srv/gaas: too little for one more release. Free space")
                .contains("- " + name + ": the user gaas may not run as root: /usr/lib/gaas/site.");
        assertThat(machine.asked).as("only looked").containsOnly("fleet_system");

        machine.facts.put("disk.free.kb", "9000000");
        machine.facts.put("right./usr/lib/gaas/site", "yes");
        answer(task(), "serverMending", "again");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("that is given up leaves nothing, on it and in the fleet")
    void givenUp() {
        machine.facts.put("os", "fedora 43");
        var process = add("trial");
        answer(task(), "keyDecision", "pin");
        answer(task(), "serverMending", "giveUp");

        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).containsExactly("fleet_system");
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(trail.of(name, 1)).extracting(Line::what).containsExactly("remove-server");
    }

    @Test
    @DisplayName("where the proof fails without a word is not proven")
    void proofFailsSilently() {
        machine.proofFails = "";
        add("trial");
        answer(task(), "keyDecision", "pin");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("it ended with code 1 and did not say why");
    }

    @Test
    @DisplayName("whose process was ended by force keeps its name from nobody")
    void endedByForce() {
        engine.runtime().deleteProcessInstance(add("trial"), "by force", true, true, true);
        var second = add("trial");
        answer(task(), "keyDecision", "pin");
        assertThat(outcome(second)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("where the proof fails is shown what the server said; given up, what the proof left is taken away")
    void proofFails() {
        machine.proofFails = "mariadb: access denied";
        var process = add("trial");
        answer(task(), "keyDecision", "pin");

        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("what installing does could not be done there: mariadb: access denied.");
        machine.asked.clear();
        answer(task(), "serverMending", "giveUp");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(machine.asked).containsExactly(NOTHING_LEFT, "fleet_drop");
    }

    @Test
    @DisplayName("whose page nobody outside can see is not ready; once it is seen, it goes on")
    void unseen() {
        machine.page = null;
        var process = add("trial");
        answer(task(), "keyDecision", "pin");

        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("nothing answers");
        machine.page = "Welcome to nginx!";
        answer(task(), "serverMending", "again");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("https://" + address + "/gaas---proof/ shows something else than its page: Welcome to nginx");

        machine.page = "proof 42";
        answer(task(), "serverMending", "again");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
    }

    @Test
    @DisplayName("lacks packages: they are installed once, by the program that knows which may be")
    void packages() {
        machine.facts.remove("package.php-intl");
        machine.packages = () -> machine.facts.put("package.php-intl", "1.0");
        engine.serveLongSteps();
        var process = add("trial");
        answer(task(), "keyDecision", "pin");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return outcome(process) != null;
        });
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(machine.asked).contains("sudo -n /usr/lib/gaas/packages install php-intl");
    }

    @Test
    @DisplayName("for production gets no package from the desk, and a second person decides")
    void production() {
        machine.facts.remove("package.php-intl");
        var process = add("production");
        answer(task(), "keyDecision", "pin");
        assertThat((String) engine.forms().getTaskFormVariables(task().getId()).get("findings"))
                .contains("packages of Debian are missing: php-intl.");
        machine.facts.put("package.php-intl", "1.0");
        answer(task(), "serverMending", "again");

        var approval = task();
        assertThat(approval.getName()).isEqualTo("Approve server · " + name);
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);
        answer(approval, "serverApproval", "approve");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    @DisplayName("for production is approved by the plan that was looked at, and by no other")
    void anotherPlan() {
        add("production");
        answer(task(), "keyDecision", "pin");
        var approval = task();
        var answers = answers(approval, "serverApproval", "approve");
        assertThat((String)
                        engine.forms().getTaskFormVariables(approval.getId()).get("planShown"))
                .contains("**Address:** " + address + ", port 22", "**Roles:** production");

        move();
        assertThatThrownBy(() -> engine.tasks().complete(approval.getId(), answers))
                .hasMessageContaining("what you were shown changed meanwhile");
        answers.remove("plan");
        assertThatThrownBy(() -> engine.tasks().complete(approval.getId(), answers))
                .hasMessageContaining("'plan' must be filled in");
        answer(task(), "serverApproval", "approve");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    @DisplayName("for production that changed since it was approved is asked about again, and on record")
    void changedSince() {
        var process = add("production");
        answer(task(), "keyDecision", "pin");
        var approval = task();
        engine.tasks().complete(approval.getId(), answers(approval, "serverApproval", "approve"));
        move();
        engine.runJobs();

        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ApproveServer");
        assertThat(fleet.server(new ServerName(name)).state()).isEqualTo(State.JOINING);
        answer(task(), "serverApproval", "approve");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerReady");
        assertThat(approvals(process)).containsExactly("what would be done now is not what was approved", "good");
    }

    /** In their order: why each counts no more, or that it is good. */
    private static List<String> approvals(String process) {
        return engine.get(JdbcClient.class)
                .sql("select coalesce(void_because, 'good') from engine_approval where instance = ? order by signed")
                .param(process)
                .query(String.class)
                .list();
    }

    /** Somebody moves it to another zone, in the fleet's file. */
    private void move() {
        var now = fleet.server(new ServerName(name));
        fleet.register(
                new Server(
                        now.name(),
                        now.roles(),
                        "elsewhere",
                        now.address(),
                        now.port(),
                        now.user(),
                        now.root(),
                        now.platform(),
                        now.hostKeys(),
                        now.state(),
                        now.sites()),
                "test");
    }

    @Test
    @DisplayName("for production that the second person refuses leaves the fleet")
    void notApproved() {
        var process = add("production");
        answer(task(), "keyDecision", "pin");
        answer(task(), "serverApproval", "refuse");
        assertThat(outcome(process)).isEqualTo("EndEvent_ServerRemoved");
        assertThat(approvals(process)).as("nobody signed").isEmpty();
        assertThat(fleet.find(new ServerName(name))).isEmpty();
        assertThat(machine.asked).endsWith(NOTHING_LEFT, "fleet_drop");
    }
}
