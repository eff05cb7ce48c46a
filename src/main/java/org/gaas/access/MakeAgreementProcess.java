package org.gaas.access;

import java.util.HashMap;
import java.util.Optional;
import org.gaas.contacts.Contacts;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code make-agreement}. */
@Component
public class MakeAgreementProcess {
    static final String PROCESS = "make-agreement";

    private final EngineDoor door;
    private final AgreementRequests requests;
    private final Contacts contacts;
    private final People people;

    MakeAgreementProcess(EngineDoor door, AgreementRequests requests, Contacts contacts, People people) {
        this.door = door;
        this.requests = requests;
        this.contacts = contacts;
        this.people = people;
    }

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @throws InvalidInput when there can't be such an agreement
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: managers ask customers
     */
    public GrantAccessProcess.Begun start(WantedAgreement wanted, String person) {
        var asked = requests.requireNew(wanted, person);
        return new GrantAccessProcess.Begun(
                door.start(PROCESS, "agreement", wanted.asVariables()),
                contact(asked)
                        ? "the customer is asked, by a link where this desk sends mail; or another manager asks, and"
                                + " writes the answer down"
                        : "nobody is named who answers for this customer: another manager asks, and writes the answer"
                                + " down");
    }

    /**
     * The customer is not asked any more.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code AGREEMENT_NOT_ASKED}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public String withdraw(
            String developer, Optional<CustomerId> customer, Optional<ProjectName> project, String person) {
        people.require(person, Role.MANAGERS);
        var waiting = requests.waiting(people.spellingOf(developer).orElse(developer), customer, project)
                .filter(request -> door.runs(request.process()))
                .orElseThrow(() -> new InvalidInput(
                        "developer",
                        "AGREEMENT_NOT_ASKED",
                        "nobody is being asked about " + developer + " and " + Agreement.about(customer, project)));
        door.tell(waiting.process(), "UndoRequested", new HashMap<>());
        return waiting.process();
    }

    private boolean contact(Agreement asked) {
        return asked.customer().flatMap(contacts::of).isPresent()
                || asked.project().flatMap(contacts::of).isPresent();
    }
}
