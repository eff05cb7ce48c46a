package org.gaas.people;

/**
 * Something happened to a person's second factor. Published in the transaction of the change.
 *
 * @param by who did it
 * @param what a short verb: {@code reset-second-factor}
 * @param person whose it is
 * @param detail never a secret
 */
public record SecondFactorChanged(String by, String what, String person, String detail) {}
