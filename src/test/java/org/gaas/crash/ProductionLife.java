package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.core.io.ClassPathResource;

/**
 * The life of a production at a desk that may die at any time: ordered, handed over, renamed, there at night, opened to a
 * developer, closed to him. Each part ends when nothing of it runs any more but what waits for a day.
 */
final class ProductionLife {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CUSTOMER = "\"reason\": \"C. Klant, by mail\"";

    private final DeskProcess desk;
    private final Killing killing;
    private final String project;

    ProductionLife(DeskProcess desk, Killing killing, String project) {
        this.desk = desk;
        this.killing = killing;
        this.project = project;
    }

    /** Settings of a desk that opens productions to developers from one network, and asks nobody about repeated deaths. */
    static List<String> settings(Path home) {
        try {
            var policy = new ClassPathResource("fleet/policy.yaml")
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            Files.writeString(home.resolve("policy.yaml"), policy.replace("from: []", "from: [192.0.2.0/24]"));
            var settings = new ArrayList<>(DeskOnMariaDb.prepare(home));
            settings.add("--gaas.policy=" + home.resolve("policy.yaml"));
            settings.add("--gaas.attempts=100");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a production comes from; the agreement lets another developer see it. */
    void trial() {
        killing.until(killing.install(project, "1.2.0"));
        var agreed = Map.of(
                "developer",
                "daan",
                "project",
                project,
                "until",
                LocalDate.now().plusDays(30).toString(),
                "consent",
                "C. Klant");
        assertThat(desk.as("mark").post("/api/agreements", json(agreed)).statusCode())
                .isEqualTo(201);
    }

    void handedOver() {
        var process = untilSignOff();
        answer("daan", process, Map.of("signOff", "accept"));
        answer("dora", process, Map.of());
        ended(process, "Production handed over");
    }

    private String untilSignOff() {
        var process = asked(
                "dora",
                "productions",
                "{\"project\": \"" + project + "\", \"customer\": \"Care of " + project + "\", \"hosts\": [\"" + host()
                        + "\"], \"contact\": \"C. Klant <c.klant@example.org>\", \"developers\": [\"daan\"]}",
                "onboard-production");
        killing.until(process);
        answer("mark", process, Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant, by mail"));
        answer(
                "hanna",
                process,
                Map.of("placement", "approve", "productionServer", "prod1", "acceptanceServer", "acc1"));
        return process;
    }

    void renamed() {
        var process = asked(
                "dora",
                "productions/" + project + "/names/change",
                "{\"add\": [\"www." + host() + "\"], " + CUSTOMER + "}",
                "change-names");
        killing.until(process);
        answer("hanna", process, Map.of("namesApproval", "approve"));
        ended(process, "Names changed");
    }

    void availableAtNight() {
        var process = asked(
                "mark",
                "productions/" + project + "/availability",
                "{\"availability\": \"24x7\", " + CUSTOMER + "}",
                "change-availability");
        killing.until(process);
        answer("hanna", process, Map.of("availabilityApproval", "approve"));
        ended(process, "Availability changed");
    }

    /** On production: the process waits for its end. */
    void opened() {
        var process = asked(
                "daan",
                "access/requests",
                "{\"projects\": [\"" + project
                        + "\"], \"environment\": \"production\", \"why\": \"a question of theirs\"}",
                "grant-access");
        killing.until(process);
        answer("hanna", process, Map.of("accessAnswer", "grant"));
        answer(
                "mark",
                process,
                Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant"),
                this::waitsForItsEnd);
    }

    void closed() {
        var process = asked(
                "hanna",
                "access/revocations",
                "{\"developer\": \"daan\", \"projects\": [\"" + project + "\"], \"why\": \"it is answered\"}",
                "revoke-access");
        killing.until(process);
        assertThat(desk.process(process).path("state").asText()).isEqualTo("done");
    }

    private String host() {
        return project + ".gaas.localhost";
    }

    private void answer(String person, String process, Map<String, Object> answers) {
        answer(person, process, answers, desk::stands);
    }

    /** Signs what the form shows, where it shows a plan. */
    private void answer(String person, String process, Map<String, Object> answers, Predicate<String> stands) {
        var all = new HashMap<>(answers);
        all.put("noTime", true);
        desk.shown(person, process, "plan").ifPresent(plan -> all.put("plan", plan));
        killing.complete(person, process, all);
        killing.until(process, stands);
    }

    private void ended(String process, String outcome) {
        var seen = desk.process(process);
        assertThat(seen.path("outcome").asText()).as(seen.toPrettyString()).isEqualTo(outcome);
    }

    private boolean waitsForItsEnd(String process) {
        return tables().count(
                                "desk.ACT_RU_EXECUTION",
                                "proc_inst_id_ = '" + process + "' and act_id_ = 'IntermediateEvent_AccessEnds'")
                > 0;
    }

    /** The process that a request begins; the desk may die before it tells. */
    private String asked(String person, String path, String request, String diagram) {
        var before = processes(diagram);
        try {
            var answer = desk.as(person).post("/api/" + path, request);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return DeskProcess.read(answer.body()).path("process").asText();
        } catch (UncheckedIOException died) {
            var begun = new ArrayList<>(processes(diagram));
            begun.removeAll(before);
            assertThat(begun).hasSize(1);
            return begun.get(0);
        }
    }

    private List<String> processes(String diagram) {
        return tables().rows("select proc_inst_id_ from desk.ACT_HI_PROCINST where proc_def_key_ = '" + diagram + "'");
    }

    private Tables tables() {
        return new Tables(desk.home());
    }

    private static String json(Map<String, String> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
