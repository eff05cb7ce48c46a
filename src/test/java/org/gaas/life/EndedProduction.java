package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.gaas.TestFleet;
import org.gaas.access.Agreements;
import org.gaas.access.GivenAgreements;
import org.gaas.billing.Fees;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.TrialDesk;

/** The end of a production on real servers: taken back once, then carried through until nothing is left. */
public record EndedProduction(
        TrialDesk desk, TestFleet fleet, Fees fees, Agreements agreements, String project, Supplier<String> front) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The customer wants somebody to be there at night: fees and due dates follow. */
    public void availableAtNight() {
        var process = read(desk.as("mark")
                        .post(
                                "/api/productions/" + project + "/availability",
                                "{\"availability\": \"24x7\", \"reason\": \"C. Klant, by mail\"}")
                        .body())
                .path("process")
                .asText();
        decide("hanna", process, "Approve availability", "availabilityApproval");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Availability changed");
        assertThat(desk.as("mark")
                        .get("/api/productions/" + project + "/availability")
                        .body())
                .contains("24x7");
        assertThat(fees.of(new ProjectName(project)).stream()
                        .filter(fee -> fee.until().isEmpty())
                        .map(fee -> fee.kind()))
                .contains("hosting-24x7")
                .doesNotContain("hosting-5x8");
    }

    /** A look from outside, as it is after somebody changed their mind when all was closed and packed. */
    public void takenBack() {
        assertThat(ask("dora").path("code").asText()).isEqualTo("ROLE_REQUIRED");
        var process = ask("hanna").path("process").asText();
        var own = task(process, "Approve offboarding");
        assertThat(ask("hugo").path("code").asText()).isEqualTo("OFFBOARDING_RUNNING");
        assertThat(untilDue(process)).as("day and night").isEqualTo(Duration.ofDays(1));
        assertThat(desk.shown("hugo", own, "offboardingText")).contains("1 file, ", project + "_gems with");
        var himself = desk.as("hanna").post("/engine-rest/task/" + own + "/claim", "{\"userId\": \"hanna\"}");
        assertThat(himself.statusCode()).as(himself.body()).isEqualTo(403);
        approved(process);
        var handing = task(process, "Hand over data");
        assertThat(front.get()).as("closed").contains("unrecognized name");
        assertThat(desk.shown("hanna", handing, "archiveText")).contains(project + "_gems.sql.gz", "SHA-256");
        assertThat(archives()).contains(project + ".");
        assertThat(desk.as("hugo")
                        .post("/api/productions/" + project + "/offboarding/withdrawal", "{}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production kept");
        assertThat(front.get()).as("open again").startsWith("HTTP/1.1 200");
        assertThat(archives()).doesNotContain(project + ".");
        assertThat(open()).isPositive();
    }

    /** The same again until it is packed; whoever hands the data over does so by other means. */
    public String packed() {
        GivenAgreements.at(new ProjectName(project), "daan", 100, agreements);
        var trial = desk.as("dora").post("/api/installations/" + project + "-test/removal", "{}");
        desk.settled(read(trial.body()).path("process").asText());
        var process = ask("hanna").path("process").asText();
        approved(process);
        var handing = task(process, "Hand over data");
        var nothing = desk.complete("hanna", handing, "dataHanding", "handedOver", "noTime", "true");
        assertThat(nothing.statusCode()).as("nobody took it: " + nothing.body()).isEqualTo(400);
        desk.as("hanna").post("/engine-rest/task/" + handing + "/unclaim", "{}");
        return process;
    }

    /** Nothing is left of it but what was to be kept. */
    public void gone(String process) {
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production ended");
        for (var server : List.of(PRODUCTION, ACCEPTANCE))
            assertThat(fleet.asRoot(
                            server,
                            "ls -d /srv/gaas/*" + project + "* /etc/nginx/gaas/*/*" + project + "* /etc/gaas/tls/*"
                                    + project
                                    + "* /etc/cron.d/*" + project + "* 2>/dev/null; getent passwd | grep " + project
                                    + "; mariadb -BNe 'show databases; select user from mysql.user; select user, db from mysql.db'"
                                    + " | grep " + project + "; true"))
                    .as(server)
                    .isEmpty();
        assertThat(front.get()).contains("unrecognized name");
        for (var half : List.of(project, project + "-acc"))
            assertThat(desk.installation(half).path("state").asText()).isEqualTo("removed");
        assertThat(open()).as("fees that somebody still pays").isZero();
        unchanged();
        var end = read(desk.as("hanna")
                .get("/api/productions/" + project + "/offboarding")
                .body());
        assertThat(end.path("state").asText()).isEqualTo("destroyed");
        assertThat(end.path("receipt").path("by").asText()).isEqualTo("hanna");
        assertThat(end.path("proof").path(project).toString())
                .contains("no file, no folder, no system user and no process of it", "no database, no account");
        assertThat(end.path("proof").path(project + "-acc").toString()).contains("no database, no account");
        assertThat(desk.as("mark").get("/api/agreements").body()).contains("nothing of " + project + " is left");
        assertThat(desk.as("hanna").get("/api/certificates").body()).doesNotContain(project + ".example.test");
        assertThat(desk.as("aya").get("/api/audit/entries?about=" + project).body())
                .contains("hand-over-data", "end-production", "prove-removal", "sign-plan");
    }

    /** What is kept is what was handed over, to the byte. */
    private void unchanged() {
        var archive = desk.installation(project).path("removal").path("archive");
        var sums = fleet.asRoot(PRODUCTION, "cd " + archive.path("folder").asText() + " && sha256sum *.gz");
        var pieces = archive.path("pieces");
        assertThat(pieces).hasSizeGreaterThan(1);
        for (var piece : pieces)
            assertThat(sums)
                    .contains(piece.path("sha256").asText() + "  "
                            + piece.path("name").asText());
        assertThat(desk.as("aya").get("/api/audit/entries?about=" + project).body())
                .as("what somebody wrote down who handed it over")
                .contains(pieces.path(0).path("sha256").asText());
    }

    /** All that was done for it was done twice, as if the desk had died in between. */
    public void killed() {
        assertThat(KilledOnce.DONE)
                .contains("ValidateOffboarding", "MeasureProduction", "TakeProductionOffline", "SealHandOver")
                .contains("BeginDestruction", "EndAccess", "ProveOffboarding", "DiscardArchive", "KeepProduction")
                .contains("ValidateNames", "LookUpNewNames", "TakeNames", "AgreeNames", "SettleNames", "PutNamesBack")
                .contains("EndNamesChange", "ValidateAvailability", "ChangeAvailability");
    }

    private JsonNode ask(String person) {
        return read(desk.as(person)
                .post(
                        "/api/productions/" + project + "/offboarding",
                        "{\"reason\": \"C. Klant, by letter of 22 November: contract ended\", \"keepDays\": 7}")
                .body());
    }

    private void approved(String process) {
        decide("hugo", process, "Approve offboarding", "removalApproval");
        decide("mark", process, "Confirm offboarding", "removalConfirmation");
    }

    private void decide(String person, String process, String name, String field) {
        var task = task(process, name);
        var answers = new ArrayList<>(List.of(field, "approve", "noTime", "true"));
        answers.addAll(List.of("plan", desk.shown(person, task, "plan")));
        var answer = desk.complete(person, task, answers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    private Duration untilDue(String process) {
        var task = StreamSupport.stream(
                        read(desk.as("hugo").get("/api/tasks").body()).spliterator(), false)
                .filter(one -> one.path("process").asText().equals(process)
                        || one.path("id")
                                .asText()
                                .equals(desk.process(process)
                                        .path("tasks")
                                        .path(0)
                                        .path("id")
                                        .asText()))
                .findFirst()
                .orElseThrow();
        var created = OffsetDateTime.parse(task.path("created").asText());
        return Duration.between(created, OffsetDateTime.parse(task.path("due").asText()))
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private String archives() {
        return fleet.asRoot(PRODUCTION, "ls /srv/gaas/.archives 2>/dev/null; true");
    }

    private long open() {
        return fees.of(new ProjectName(project)).stream()
                .filter(fee -> fee.until().isEmpty())
                .count();
    }

    private String task(String process, String name) {
        return await().atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        desk.process(process).path("tasks").spliterator(), false)
                                .filter(task -> task.path("name").asText().startsWith(name))
                                .map(task -> task.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }
}
