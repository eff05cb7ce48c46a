package org.gaas.production;

import java.util.HashMap;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** The door to the process {@code onboard-production}. */
@Component
public class OnboardProductionProcess {
    private final EngineDoor door;
    private final Productions productions;
    private final ProductionOrders orders;
    private final Installations installations;
    private final People people;

    OnboardProductionProcess(
            EngineDoor door,
            Productions productions,
            ProductionOrders orders,
            Installations installations,
            People people) {
        this.door = door;
        this.productions = productions;
        this.orders = orders;
        this.installations = installations;
        this.people = people;
    }

    /**
     * Starts the process.
     *
     * @param person who asks; recorded as the one who started it
     * @return the id of the process instance
     * @throws InvalidInput when the request can't be granted
     * @throws Forbidden {@code ROLE_REQUIRED}: the policy names who may ask
     */
    public String start(ProductionRequest request, String person) {
        people.require(person, productions.mayAsk().toArray(Role[]::new));
        var plan = productions.requirePossible(request, person);
        return door.start("onboard-production", plan.production().value(), request.asVariables());
    }

    /**
     * Has everything taken away again that was set up for a production which is not open yet.
     *
     * @return the id of the process instance
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, or {@code NOT_BEING_ONBOARDED}
     * @throws Forbidden {@code ROLE_REQUIRED}: only who asked for it and hosting may
     */
    public String withdraw(InstallationId production, String person) {
        var order = orders.about(installations.get(production))
                .filter(found -> found.opened().isEmpty() && door.runs(found.process()))
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "NOT_BEING_ONBOARDED",
                        production
                                + " is no production that is being set up: nothing can be withdrawn; one that visitors"
                                + " were let into is ended (gaas offboard)"));
        if (!person.equals(order.requester())) people.require(person, Role.HOSTING);
        door.tell(order.process(), "UndoRequested", new HashMap<>());
        return order.process();
    }
}
