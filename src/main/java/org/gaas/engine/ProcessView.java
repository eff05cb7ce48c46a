package org.gaas.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A process as people follow it.
 *
 * @param id the process instance
 * @param name the name of the diagram
 * @param businessKey what it is about
 * @param state how it stands or how it ended
 * @param outcome the name of the end that it reached
 * @param steps in the order of time; those to come if all goes well
 * @param tasks what people are asked now
 * @param expected when it will be done; empty when nobody is asked any more
 */
public record ProcessView(
        String id,
        String name,
        Optional<String> businessKey,
        State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> outcome,
        List<Step> steps,
        List<Task> tasks,
        Optional<Expected> expected) {

    /** How a process stands, or how it ended. */
    public enum State {
        RUNNING,
        /** Nothing runs: a person, a date or a message is waited for. */
        WAITING,
        /** A step failed, and a person was asked. */
        REPAIR,
        DONE,
        /** The business said no. */
        REFUSED,
        /** Undone, or taken away. */
        REMOVED,
        FAILED;

        public boolean isOver() {
            return ordinal() >= DONE.ordinal();
        }
    }

    /** How a step stands. */
    public enum StepState {
        DONE,
        RUNNING,
        WAITING,
        REPAIR,
        /** It said no, and the diagram took another path. */
        REFUSED,
        /** It was broken off. */
        REMOVED,
        PENDING
    }

    /**
     * A step.
     *
     * @param id its id in the diagram
     * @param label its name in the diagram
     * @param message what it said when it failed or refused
     * @param answered who answered it, where it is a task that was answered
     */
    public record Step(
            String id,
            String label,
            StepState state,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Progress.Running> progress,
            Optional<String> message,
            Optional<Answer> answered) {
        /**
         * The same step as one of a process that is called more than once.
         *
         * @param call where it is called: its id in the diagram
         * @param name how that is called there
         */
        public Step within(String call, String name) {
            return new Step(
                    call + "/" + id, name + ": " + label, state, startedAt, endedAt, progress, message, answered);
        }
    }

    /**
     * What a person said to a task.
     *
     * @param by who; of somebody who is no user here, what they are
     * @param behalf in whose place, when somebody was away
     */
    public record Answer(String by, Optional<String> behalf, Instant at) {
        /** In a few words: "hugo, for hanna". */
        public String person() {
            return by + behalf.map(absent -> ", for " + absent).orElse("");
        }
    }

    /**
     * What a person is asked.
     *
     * @param since when it came up
     * @param due until when it should be done
     */
    public record Task(
            String id,
            String name,
            List<String> candidates,
            Optional<String> assignee,
            Instant since,
            Optional<Instant> due) {}

    /**
     * When it will be done, if people take all the time that they have, and the desk takes none.
     *
     * @param wished when somebody wanted it
     * @param late says so, when that can't be met
     */
    public record Expected(Instant at, Optional<LocalDate> wished, Optional<String> late) {}
}
