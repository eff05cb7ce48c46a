package org.gaas.certificates;

import java.time.Instant;
import java.util.Optional;
import org.gaas.engine.Failure;

/** An authority could not be asked, or did not answer as it should. */
public final class AuthorityFailure extends Failure {
    private static final long serialVersionUID = 1L;

    /** Why, and whether waiting may cure it. */
    public enum Reason implements Kind {
        UNREACHABLE(true, "Check that the authority is up and that the desk may connect to it"),
        TIMEOUT(true, "Look on the authority's page whether it is in trouble"),
        TLS(false, "Check the authority's own certificate and the roots that the desk trusts for it"),
        /** Too much was ordered; {@link AuthorityFailure#until} may tell when it is possible again. */
        RATE_LIMITED(true, "Wait as long as the authority asks for"),
        /** The account is not accepted. */
        ACCOUNT(false, "Check the authority's terms and the account's external binding in gaas.acme"),
        BROKEN(true, "Read what the authority says");

        private final boolean curableByWaiting;
        private final String remedy;

        Reason(boolean curableByWaiting, String remedy) {
            this.curableByWaiting = curableByWaiting;
            this.remedy = remedy;
        }

        @Override
        public boolean curableByWaiting() {
            return curableByWaiting;
        }

        @Override
        public String remedy() {
            return remedy;
        }
    }

    private final transient Optional<Instant> until;

    /**
     * @param authority its name in the desk's list
     * @param wanted what should have been, for people
     * @param found what the authority, or the connection, said
     * @param until when it may be asked again, where it says so
     */
    public AuthorityFailure(
            Reason reason, String authority, String wanted, String found, Optional<Instant> until, Throwable cause) {
        super(reason, authority, wanted, found, cause);
        this.until = until;
    }

    /** The reason, to switch on; {@link #reason()} is its name. */
    @Override
    public Reason kind() {
        return (Reason) super.kind();
    }

    /** When the authority may be asked again, where it says so. */
    public Optional<Instant> until() {
        return until;
    }
}
