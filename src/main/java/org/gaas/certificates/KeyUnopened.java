package org.gaas.certificates;

import java.nio.file.Path;
import org.gaas.engine.Failure;

/** A private key is stored and can't be opened. */
public final class KeyUnopened extends Failure {
    /** Why. */
    enum Reason implements Kind {
        MASTER_KEY_MISSING("Put the master key into the file again, below the present one, and start this node anew"),
        KEY_SPOILT("Somebody changed the desk's database: look into it; cancel the order and make another");

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

    private KeyUnopened(Reason reason, String wanted, String found, Throwable cause) {
        super(reason, "desk", wanted, found, cause);
    }

    static KeyUnopened noMaster(String id, Path file) {
        return new KeyUnopened(
                Reason.MASTER_KEY_MISSING,
                "a private key should be opened",
                "it is sealed with the master key " + id + ", which is not in " + file,
                null);
    }

    static KeyUnopened spoilt(String about, Exception cause) {
        return new KeyUnopened(
                Reason.KEY_SPOILT,
                "the private key of the " + about + " should be opened",
                "it is not what was stored for it",
                cause);
    }
}
