package org.gaas.databases;

import org.gaas.fleet.BegunWork;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.remote.RemoteFailure;
import org.springframework.stereotype.Component;

/** Dumps on their way into databases, and databases that are dropped: one waits for the other, or comes too late. */
@Component
public class Restores {
    private final Installations installations;
    private final Databases databases;
    private final BegunWork begun;

    Restores(Installations installations, Databases databases, BegunWork begun) {
        this.installations = installations;
        this.databases = databases;
        this.begun = begun;
    }

    /**
     * Notes that a dump is brought to an installation's databases next, by an operation that goes on without the desk:
     * they are dropped only when none does any more.
     *
     * @param operation of a long step
     * @throws RemoteFailure {@code CALLED_OFF} when no process asks for it any more
     */
    public void comes(Installation installation, String operation) {
        begun.note(into(installation), installation.on(Part.DATABASE), operation);
    }

    /** What was noted came to its end. */
    public void came(Installation installation) {
        begun.forget(into(installation));
    }

    /**
     * Drops an installation's databases and its account, and sees to it that no restore which was noted makes them again;
     * gone already is as good.
     *
     * @throws RemoteFailure {@code LOCKED} while a restore runs: may be tried again
     */
    public void drop(InstallationId id) {
        var installation = installations.get(id);
        begun.callOff(into(installation), "no databases of " + id, "a dump is being brought to them");
        databases.drop(id);
        came(installation);
    }

    /** By its number: names are given again. */
    private static String into(Installation installation) {
        return "databases of installation " + installation.number();
    }
}
