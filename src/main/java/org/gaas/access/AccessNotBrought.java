package org.gaas.access;

import java.util.List;
import org.gaas.engine.Failure;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Trouble;

/** Developers' accounts on a server are not what they should be: somebody may reach what nobody grants any more. */
public final class AccessNotBrought extends Failure {
    private static final long serialVersionUID = 1;

    private enum Reason implements Kind {
        ACCESS_NOT_BROUGHT;

        @Override
        public String remedy() {
            return "Mend what hinders it, then retry; until then accounts on that server stay as they are";
        }

        @Override
        public boolean curableByWaiting() {
            return true;
        }
    }

    public AccessNotBrought(ServerName server, Trouble trouble) {
        super(
                Reason.ACCESS_NOT_BROUGHT,
                server.value(),
                "developers' accounts as agreements and policy give them",
                trouble.code() + ": " + trouble.sentence(),
                null);
    }

    /** Tells the first server that went wrong, when one did. */
    public static void throwFirst(List<AccountsInPlace.Outcome> outcomes) {
        for (var one : outcomes)
            if (one.trouble().isPresent())
                throw new AccessNotBrought(one.server(), one.trouble().get());
    }
}
