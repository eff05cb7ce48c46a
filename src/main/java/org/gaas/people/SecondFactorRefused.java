package org.gaas.people;

/**
 * A person's code was not taken.
 *
 * @param rule why, for example {@code SECOND_FACTOR_WRONG}
 * @param from where it came from
 */
public record SecondFactorRefused(String person, String rule, String from) {}
