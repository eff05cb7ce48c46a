package org.gaas.secrets;

import java.nio.file.Path;
import org.gaas.engine.Failure;

/** Something is stored sealed, and can't be opened. */
public final class Unopened extends Failure {
    /** Why. */
    enum Reason implements Kind {
        MASTER_KEY_MISSING("Put the master key into the file again, below the present one, and start this node anew"),
        SECRET_SPOILT("Somebody changed the desk's database: look into it; what was sealed there has to be made anew");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        @Override
        public String remedy() {
            return remedy;
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    private Unopened(Reason reason, String wanted, String found, Throwable cause) {
        super(reason, "desk", wanted, found, cause);
    }

    static Unopened noMaster(String id, Path file) {
        return new Unopened(
                Reason.MASTER_KEY_MISSING,
                "a secret should be opened",
                "it is sealed with the master key " + id + ", which is not in " + file,
                null);
    }

    /** What was opened is not what it should be. */
    public static Unopened spoilt(String about, Exception cause) {
        return new Unopened(
                Reason.SECRET_SPOILT,
                "what is sealed for the " + about + " should be opened",
                "it is not what was stored for it",
                cause);
    }
}
