package org.gaas.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.people.Role;

/**
 * A task that waits for a person.
 *
 * @param name what people see, with the subject
 * @param process the id of the diagram
 * @param instance the process instance
 * @param subject the business key of the process: mostly an installation
 * @param roles to whom it is offered
 * @param begun since when people can do it: it came up, or came back
 * @param due until when it should be done
 * @param escalated to whom it was escalated: deputies by name, {@code managers}
 * @param parked that it waits, and for whom
 */
public record OpenTask(
        String id,
        String name,
        String process,
        String instance,
        String subject,
        Set<Role> roles,
        Optional<String> assignee,
        Instant created,
        Instant begun,
        Optional<Instant> due,
        List<String> escalated,
        Optional<Parked> parked) {}
