package org.gaas.engine.web;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.MayFollow;
import org.gaas.engine.ProcessView;
import org.gaas.engine.Processes;
import org.gaas.engine.Progress;
import org.gaas.engine.WhereItAnswers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Processes, step by step. */
@RestController
@RequestMapping("/api/processes")
class ProcessesController {
    private final Processes processes;
    private final MayFollow mayFollow;
    private final ObjectProvider<WhereItAnswers> answers;
    private final Followed followed;

    ProcessesController(
            Processes processes, MayFollow mayFollow, ObjectProvider<WhereItAnswers> answers, Followed followed) {
        this.processes = processes;
        this.mayFollow = mayFollow;
        this.answers = answers;
        this.followed = followed;
    }

    @GetMapping("/{id}")
    Seen one(@PathVariable String id, Principal person) {
        mayFollow.check(person.getName());
        return processes
                .find(id)
                .filter(process -> followed.by(person.getName(), process))
                .map(this::whole)
                .orElseThrow(() -> new InvalidInput(
                        "process", "PROCESS_UNKNOWN", "there is no process '" + Excerpt.shown(64, id) + "'"));
    }

    @GetMapping
    List<Seen> about(@RequestParam String businessKey, Principal person) {
        mayFollow.check(person.getName());
        return processes.about(businessKey).stream()
                .filter(process -> followed.by(person.getName(), process))
                .map(process -> Seen.of(process, Optional.empty()))
                .toList();
    }

    private Seen whole(ProcessView process) {
        var url = answers.stream().flatMap(known -> process.businessKey().flatMap(known::urlOf).stream());
        return Seen.of(process, url.findFirst());
    }

    /** A process, in the words of the API; where what it is about answers only for a single one. */
    record Seen(
            String id,
            String name,
            Optional<String> businessKey,
            String state,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<String> outcome,
            List<SeenStep> steps,
            List<ProcessView.Task> tasks,
            Optional<ProcessView.Expected> expected,
            Optional<URI> url) {
        static Seen of(ProcessView process, Optional<URI> url) {
            return new Seen(
                    process.id(),
                    process.name(),
                    process.businessKey(),
                    word(process.state()),
                    process.startedAt(),
                    process.endedAt(),
                    process.outcome(),
                    process.steps().stream().map(SeenStep::of).toList(),
                    process.tasks(),
                    process.expected(),
                    url);
        }
    }

    /** A step, in the words of the API. */
    record SeenStep(
            String id,
            String label,
            String state,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Progress.Running> progress,
            Optional<String> message,
            Optional<ProcessView.Answer> answered) {
        static SeenStep of(ProcessView.Step step) {
            return new SeenStep(
                    step.id(),
                    step.label(),
                    word(step.state()),
                    step.startedAt(),
                    step.endedAt(),
                    step.progress(),
                    step.message(),
                    step.answered());
        }
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
