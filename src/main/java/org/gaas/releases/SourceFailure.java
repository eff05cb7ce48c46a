package org.gaas.releases;

import org.gaas.engine.Failure;

/** A repository could not be read, although it may be. */
public final class SourceFailure extends Failure {

    /** Why, and whether waiting may cure it. */
    public enum Reason implements Kind {
        UNREACHABLE(true, "Check that the repository's host is up and that the desk may connect to it"),
        TIMEOUT(true, "Look what keeps the repository's host busy"),
        AUTHENTICATION(false, "Give the desk's key read access to the repository, or check the key file"),
        HOST_KEY_MISMATCH(false, "Find out why the host's key differs before anything else; then pin the right one"),
        TLS(false, "Check the host's certificate and the desk's trust store"),
        NOT_FOUND(false, "Check the URL, and that the desk may read the repository"),
        BROKEN(true, "Check the repository, for example with git fsck or svnadmin verify"),
        DESK_STORAGE(false, "Free space and check the rights of the desk's own folder");

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

    /**
     * @param where the repository's host, or {@code desk}
     * @param wanted what should have been, for people
     * @param found what was, in one line; never holds a secret
     */
    public SourceFailure(Reason reason, String where, String wanted, String found, Throwable cause) {
        super(reason, where, wanted, found, cause);
    }

    /** The reason, to switch on; {@link #reason()} is its name. */
    @Override
    public Reason kind() {
        return (Reason) super.kind();
    }
}
