package org.gaas.tasks;

import java.util.Optional;
import org.gaas.installations.Installation;

/** Knows what was agreed with a customer about when somebody is there, other than what the policy says first. */
@FunctionalInterface
public interface AgreedAvailability {
    /** As the policy names it, for example {@code 24x7}; empty: nothing else was agreed. */
    Optional<String> of(Installation installation);
}
