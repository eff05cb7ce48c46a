package org.gaas.remote;

/**
 * A wish whose last part others may share: that a server reads its configuration anew, for example. Where several lists
 * of wishes go together it is only begun in its turn; the end comes once, when all lists are done, for all wishes that
 * were begun and have the same. Then the wish is looked at again.
 *
 * @param begin all but the end; ends like {@link Desired#inOneGo}
 * @param end holds no list's lock
 */
public record Ending(Fragment begin, Fragment end) {}
