package org.gaas.people;

import java.util.Optional;

/**
 * Somebody sent a wrong password.
 *
 * @param account empty when there is no such account: what was typed there may be a password
 * @param address where it came from
 */
public record LoginFailed(Optional<String> account, String address) {}
