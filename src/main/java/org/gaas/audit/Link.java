package org.gaas.audit;

import java.util.Optional;

/**
 * A link of the chain, with the row that it seals.
 *
 * @param line empty when the row is gone
 */
record Link(Seal seal, Optional<Line> line) {
    boolean fits() {
        return line.filter(seal::fits).isPresent();
    }

    /** For people: which one it is. */
    String name() {
        return line.map(Link::name).orElse("row " + seal.entry()) + ", position " + seal.position() + ", sealed "
                + seal.at();
    }

    static String name(Line line) {
        return "row " + line.number() + " (" + line.at() + ", " + line.what() + " by " + line.who() + ")";
    }

    /** What the hash would be, were that row here. */
    private boolean wouldFit(long position, long number, Line row) {
        return seal.hash().equals(Seal.hash(position, seal.previous(), number, row));
    }

    /** Whether both fit as soon as they change places: their rows, or their links. */
    Optional<String> swappedWith(Link other) {
        if (line.isEmpty() || other.line.isEmpty()) return Optional.empty();
        if (takes(other, Link::rowOf) && other.takes(this, Link::rowOf)) return Optional.of("the rows");
        if (takes(other, Link::placeOf) && other.takes(this, Link::placeOf)) return Optional.of("the links");
        if (takes(other, Link::numberOf) && other.takes(this, Link::numberOf)) return Optional.of("the rows' numbers");
        return Optional.empty();
    }

    private interface Exchange {
        boolean fits(Link link, Link other);
    }

    private boolean takes(Link other, Exchange exchange) {
        return exchange.fits(this, other);
    }

    private static boolean rowOf(Link link, Link other) {
        return link.wouldFit(link.seal.position(), link.seal.entry(), other.line.orElseThrow());
    }

    private static boolean placeOf(Link link, Link other) {
        return link.wouldFit(other.seal.position(), link.seal.entry(), link.line.orElseThrow());
    }

    private static boolean numberOf(Link link, Link other) {
        return link.wouldFit(link.seal.position(), other.seal.entry(), other.line.orElseThrow());
    }
}
