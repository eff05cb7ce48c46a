package org.gaas.engine.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gaas.engine.Forbidden;
import org.gaas.engine.MayFollow;
import org.gaas.engine.ProcessView;
import org.gaas.engine.Processes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/** For who asked for something: the whole way, who has it now and since when, and when it will be done. */
@Controller
class ProcessPages {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Processes processes;
    private final MayFollow mayFollow;
    private final ZoneId zone;
    private final Followed followed;

    ProcessPages(
            Processes processes,
            MayFollow mayFollow,
            Followed followed,
            @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.processes = processes;
        this.mayFollow = mayFollow;
        this.zone = zone;
        this.followed = followed;
    }

    @GetMapping("/processes")
    ResponseEntity<String> mine(Principal person, HttpServletResponse response) throws IOException {
        if (!follows(person, response)) return null;
        var rows = processes.askedBy(person.getName()).stream().map(this::row).toList();
        return page(template("processes")
                .replace("{{summary}}", rows.isEmpty() ? "Nothing yet." : "The newest first.")
                .replace("{{rows}}", String.join("\n", rows)));
    }

    @GetMapping("/processes/{id}")
    ResponseEntity<String> one(@PathVariable String id, Principal person, HttpServletResponse response)
            throws IOException {
        if (!follows(person, response)) return null;
        var found = processes.find(id).filter(process -> followed.by(person.getName(), process));
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        var process = found.get();
        return page(template("process")
                .replace("{{title}}", text(title(process)))
                .replace("{{state}}", text(process.outcome().orElse(word(process.state()))))
                .replace("{{begun}}", time(process.startedAt()))
                .replace("{{expected}}", expected(process))
                .replace("{{now}}", now(process))
                .replace("{{rows}}", process.steps().stream().map(this::row).collect(joining("\n"))));
    }

    private boolean follows(Principal person, HttpServletResponse response) throws IOException {
        try {
            mayFollow.check(person.getName());
            return true;
        } catch (Forbidden no) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
    }

    private String expected(ProcessView process) {
        return process.expected()
                .map(end -> "<p class=\"expected\"><strong>Expected:</strong> " + time(end.at())
                        + end.wished().map(day -> "; wished for " + day).orElse("") + ". "
                        + end.late()
                                .map(late -> "<span class=\"soon\">" + text(late) + "</span>")
                                .orElse("") + "</p>")
                .orElse("");
    }

    private String now(ProcessView process) {
        return process.tasks().stream()
                .map(task -> "<li><strong>" + text(task.name()) + "</strong>: " + text(holder(task)) + ", since "
                        + time(task.since())
                        + task.due().map(due -> "; due " + time(due)).orElse("") + "</li>")
                .collect(joining("\n"));
    }

    private String row(ProcessView process) {
        var holders = process.tasks().stream()
                .map(task -> text(holder(task)) + "<small>since " + time(task.since()) + "</small>")
                .collect(joining());
        return "<tr><td><a href=\"/processes/" + text(process.id()) + "\">" + text(title(process)) + "</a></td>"
                + cell("State", text(process.outcome().orElse(word(process.state()))))
                + cell("Who has it", holders)
                + cell(
                        "Expected",
                        process.expected()
                                .map(end -> time(end.at())
                                        + end.wished()
                                                .map(day -> "<small>wished for " + day + "</small>")
                                                .orElse(""))
                                .orElse(""))
                + cell("Begun", time(process.startedAt())) + "</tr>";
    }

    private String row(ProcessView.Step step) {
        var state = word(step.state());
        return "<tr class=\"" + state + "\"><td>" + text(step.label())
                + step.message()
                        .map(said -> "<small>" + text(said) + "</small>")
                        .orElse("")
                + "</td>" + cell("State", state.equals("pending") ? "to come" : state)
                + cell("Begun", step.startedAt().map(this::time).orElse(""))
                + cell(
                        "Ended",
                        step.endedAt().map(this::time).orElse("")
                                + step.answered()
                                        .map(answer -> "<small>by " + text(answer.person()) + "</small>")
                                        .orElse(""))
                + "</tr>";
    }

    /** On narrow screens, where there are no columns, it says of itself what it is. */
    private static String cell(String of, String html) {
        return "<td data-of=\"" + of + "\">" + html + "</td>";
    }

    private static String holder(ProcessView.Task task) {
        return task.assignee().orElseGet(() -> "nobody yet, of " + String.join(", ", task.candidates()));
    }

    private static String title(ProcessView process) {
        return process.name() + process.businessKey().map(key -> " · " + key).orElse("");
    }

    private String time(Instant moment) {
        return MINUTE.format(moment.atZone(zone));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** People and machines write names and messages. */
    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, UTF_8.name()).replace("{{", "&#123;&#123;");
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(html);
    }

    private static String template(String name) throws IOException {
        return new ClassPathResource("pages/" + name + ".html").getContentAsString(UTF_8);
    }
}
