package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What people have to do with one project, at a desk that may die at any time. */
final class Dealings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeskProcess desk;
    private final Killing killing;
    private final String project;

    Dealings(DeskProcess desk, Killing killing, String project) {
        this.desk = desk;
        this.killing = killing;
        this.project = project;
    }

    String project() {
        return project;
    }

    Path home() {
        return desk.home();
    }

    Tables tables() {
        return new Tables(desk.home());
    }

    /** A test installation, until its developer is asked; the agreement lets another one see it. */
    void trial() {
        killing.until(killing.install(project, "1.2.0"));
        agreed(30);
    }

    /** A manager asks, another one writes down what the customer says. */
    void agreed(int days) {
        var until = LocalDate.now().plusDays(days).toString();
        var process = asked(
                "mark",
                "agreements",
                "make-agreement",
                Map.of("developer", "daan", "project", project, "until", until));
        answer("mona", process, Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant"));
        ends(process, "Agreement made");
    }

    /** The process that a request begins, once it waits; the desk may die before it tells which it is. */
    String asked(String person, String path, String diagram, Map<String, Object> request) {
        var process = begun(person, path, diagram, request);
        killing.until(process);
        return process;
    }

    /** Tells a process something by itself. A desk that dies before it answers has heard it: its steps come afterwards. */
    void told(String person, String path) {
        try {
            var answer = desk.as(person).post("/api/" + path, "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (UncheckedIOException died) {
            // whoever told it looks what becomes of it
        }
    }

    /** Answers the only task of a process; goes on until the next one, or its end. */
    void answer(String person, String process, Map<String, Object> answers) {
        answer(person, process, answers, desk::stands);
    }

    /**
     * The same where something else is waited for. Signs what the form shows, where it shows a plan.
     *
     * @param stands whether it has come
     */
    void answer(String person, String process, Map<String, Object> answers, Predicate<String> stands) {
        var all = new HashMap<>(answers);
        all.put("noTime", true);
        desk.shown(person, process, "plan").ifPresent(plan -> all.put("plan", plan));
        killing.complete(person, process, all);
        killing.until(process, stands);
    }

    void until(String process, Predicate<String> stands) {
        killing.until(process, stands);
    }

    /** Goes its way to an end, and to this one. */
    void ends(String process, String outcome) {
        killing.until(process);
        var seen = desk.process(process);
        assertThat(seen.path("outcome").asText()).as(seen.toPrettyString()).isEqualTo(outcome);
    }

    /** Whether somebody is asked this, or it waits at this event. */
    boolean isAt(String process, String place) {
        return tables().count(
                                "desk.ACT_RU_EXECUTION",
                                "proc_inst_id_ = '" + process + "' and act_id_ = '" + place + "'")
                > 0;
    }

    private String begun(String person, String path, String diagram, Map<String, Object> request) {
        var before = processes(diagram);
        try {
            var answer = desk.as(person).post("/api/" + path, json(request));
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

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
