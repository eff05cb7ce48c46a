package org.gaas.releases;

import java.util.Optional;
import org.gaas.applications.Commit;

/**
 * A release, and what another repository has under its tag.
 *
 * @param now the commit that the tag names there; empty when there is no such tag
 */
public record Compared(Revision used, Optional<Commit> now, Verdict verdict) {

    /** How alike they are. */
    public enum Verdict {
        SAME_COMMIT("the same commit"),
        SAME_FILES("another commit with the same files"),
        OTHER_FILES("other files"),
        MISSING("no such tag"),
        NOT_SHIPPED("a tree that is not shipped"),
        UNKNOWN("perhaps other files: the old ones can't be read any more");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** Whether a release made of it would be the same. */
        public boolean alike() {
            return this == SAME_COMMIT || this == SAME_FILES;
        }
    }

    static Compared missing(Revision used) {
        return new Compared(used, Optional.empty(), Verdict.MISSING);
    }

    static Compared found(Revision used, Revision there, Verdict verdict) {
        return new Compared(used, Optional.of(there.commit()), verdict);
    }
}
