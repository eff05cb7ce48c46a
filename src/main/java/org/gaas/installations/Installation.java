package org.gaas.installations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Var;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;

/**
 * A project in one environment, as it is stored: a snapshot, read anew where it matters.
 *
 * @param number tells it from others that had the same id before
 * @param label tells several of one project in one environment apart
 * @param customer the project's
 * @param application its descriptor; empty until it is known
 * @param tag what runs there, or is being brought there; empty for an untagged commit
 * @param commit what exactly runs there
 * @param parts where its parts are placed; those without a server are not in it
 * @param owner the person who asked for it
 * @param expires the day on which it is removed unless its owner prolongs it; empty: never
 */
public record Installation(
        long number,
        InstallationId id,
        ProjectName project,
        EnvironmentName environment,
        Optional<Label> label,
        Optional<CustomerId> customer,
        Optional<ApplicationName> application,
        Optional<Repository> repository,
        Optional<Tag> tag,
        Optional<Commit> commit,
        Map<Part, ServerName> parts,
        State state,
        String owner,
        Optional<LocalDate> expires,
        Instant requested) {

    /** Which one a process is about: ids are given again when an installation is gone. */
    public static final Var<Long> NUMBER = Var.number("installationNumber");

    /** What has become of an installation. */
    public enum State {
        /** Asked for, perhaps being installed: its name is taken. */
        REQUESTED,
        /** It answered once. */
        INSTALLED,
        /** It is being taken away; nothing else may be done with it. */
        REMOVING,
        /** Nothing of it is left; its name is free again. */
        REMOVED,
        /** The same, but it went with its server: nobody could look. */
        LOST
    }

    /**
     * The server of a part.
     *
     * @throws IllegalStateException when the part is not placed: a mistake in the order of steps
     */
    public ServerName on(Part part) {
        return Optional.ofNullable(parts.get(part))
                .orElseThrow(() ->
                        new IllegalStateException("the " + part.name().toLowerCase() + " of " + id + " is not placed"));
    }

    /** The server of the web part, when it is placed. */
    public Optional<ServerName> server() {
        return Optional.ofNullable(parts.get(Part.WEB));
    }
}
