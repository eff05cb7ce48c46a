package org.gaas.remote;

import org.gaas.engine.Failure;

/** A server did not do what was asked, or could not be asked. */
public final class RemoteFailure extends Failure {

    /** Why, and whether waiting may cure it. */
    public enum Reason implements Kind {
        UNREACHABLE(true, "Check that the server is up and that its port for ssh is open to the desk"),
        /** It won't come back: a person said so. */
        LOST(false, "Undo what waits for it; what is to be taken away has nothing there any more"),
        HOST_KEY_MISMATCH(
                false,
                "Find out why the key changed before anything else; if the server was set up anew, enter its new key"),
        AUTHENTICATION(false, "Enter the desk's public key into authorized_keys on the server"),
        TIMEOUT(true, "Look what keeps the server busy"),
        LOCKED(true, "Look which other change runs on the server and why it does not end"),
        FENCED(true, "A newer change was there first; if it has ended, this one may be repeated"),
        NOT_CONVERGED(true, "Mend what was found on the server"),
        NO_SPACE(false, "Free space, or place the installation elsewhere"),
        /** Something else on the server that is needed, such as its database server, does not run. */
        SERVICE_DOWN(true, "Look in its log on that server why it stopped, and start it"),
        VANISHED(true, "Look whether the server was restarted"),
        /** It came too late. */
        CALLED_OFF(false, "Nothing has to be done: what it was for is being taken back, or was"),
        COMMAND_FAILED(true, "Mend what the command complains about"),
        /** The answer was cut off or not understood. */
        ANSWER_INCOMPLETE(true, "Look whether the server is healthy and /bin/sh on it is a POSIX shell"),
        /** What should be sent could not be read on the desk's side. */
        SOURCE_UNREADABLE(true, "Look whether the file on the desk is still there"),
        /** What the server sent could not be kept on the desk's side. */
        DESK_UNWRITABLE(true, "Free space and check the rights of the desk's own folder");

        /** What a module's shell function says, after the service's name, when it finds no service to speak to. */
        public static final String IS_DOWN = " is down: ";

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

        /** This reason, or NO_SPACE or SERVICE_DOWN when the server's words say so. */
        public Reason orAsSaid(String words) {
            if (words.contains("No space left on device") || words.contains("Disk quota exceeded")) return NO_SPACE;
            return words.contains(IS_DOWN) ? SERVICE_DOWN : this;
        }
    }

    private RemoteFailure(Reason reason, String server, String wanted, String found, Throwable cause) {
        super(reason, server, wanted, found, cause);
    }

    /**
     * @param server the server's name in the fleet
     * @param wanted what should have been, for people; never holds a secret
     * @param found what was, in one line or a few
     */
    public static RemoteFailure of(Reason reason, String server, String wanted, String found) {
        return new RemoteFailure(reason, server, wanted, found, null);
    }

    public static RemoteFailure of(Reason reason, String server, String wanted, Throwable cause) {
        return new RemoteFailure(reason, server, wanted, words(cause), cause);
    }

    /** The reason, to switch on; {@link #reason()} is its name. */
    @Override
    public Reason kind() {
        return (Reason) super.kind();
    }
}
