package org.gaas.life;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code change-repository}. */
@Component
public class ChangeRepositoryProcess {
    static final String KEY = "change-repository";

    private final EngineDoor door;
    private final RepositoryRequests requests;
    private final RepositoryChanges changes;
    private final Installations installations;
    private final People people;

    ChangeRepositoryProcess(
            EngineDoor door,
            RepositoryRequests requests,
            RepositoryChanges changes,
            Installations installations,
            People people) {
        this.door = door;
        this.requests = requests;
        this.changes = changes;
        this.installations = installations;
        this.people = people;
    }

    /**
     * What was begun.
     *
     * @param installation which of the project's it is shown with
     */
    public record Begun(InstallationId installation, String process) {}

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @throws InvalidInput when it can't be
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED} or {@code AGREEMENT_REQUIRED}
     */
    public Begun start(RepositoryRequest request, String person) {
        var shown = requests.requirePossible(request, person).id();
        return new Begun(shown, door.start(KEY, shown.value(), request.asVariables()));
    }

    /**
     * Releases come from where they came from.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN} or {@code REPOSITORY_NOT_CHANGING}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: only who asked for it and hosting may
     */
    public Begun withdraw(ProjectName project, String person) {
        requests.requireSeen(project, person);
        var running = changes.running(project)
                .filter(change -> door.runs(change.process()))
                .orElseThrow(() -> new InvalidInput(
                        "project",
                        "REPOSITORY_NOT_CHANGING",
                        "the repository of " + project + " is not being changed"));
        if (!person.equals(running.requester())) people.require(person, Role.HOSTING);
        door.tell(running.process(), "UndoRequested", new HashMap<>());
        return new Begun(installations.numbered(running.installation()).id(), running.process());
    }
}
