package org.gaas.crash;

/**
 * A point in a process where something can go wrong.
 *
 * @param process the id of the process
 * @param step the id of the step in it
 * @param moment when, in or around the step
 */
record Point(String process, String step, Moment moment) {

    enum Moment {
        /** The step was taken up, nothing is done yet. */
        BEFORE("before the effect"),
        /** A long step has begun and is not over. */
        DURING("while it runs"),
        /** All is done, and nobody was told: the transaction is not committed. */
        AFTER("after the effect, before the commit"),
        /** A person's answer is stored, and the person does not know. */
        COMMITTED("after the commit, before the answer");

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Point named(String name) {
        var parts = name.split("\\.");
        return new Point(parts[0], parts[1], Moment.valueOf(parts[2]));
    }

    /** As a file can be called. */
    String name() {
        return process + "." + step + "." + moment.name();
    }

    boolean in(String otherProcess) {
        return process.equals(otherProcess);
    }
}
