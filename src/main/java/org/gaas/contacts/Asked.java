package org.gaas.contacts;

import java.time.Instant;
import java.util.Optional;
import org.gaas.engine.Plan;
import org.gaas.installations.CustomerId;

/**
 * Who is asked about what.
 *
 * @param about what matters: when it changes, the links that were sent about it are void
 * @param customer for the language, where the contact has none; empty: nobody knows
 * @param until when it is too late; empty: as long as the settings say
 */
public record Asked(Contact contact, Plan about, Optional<CustomerId> customer, Optional<Instant> until) {}
