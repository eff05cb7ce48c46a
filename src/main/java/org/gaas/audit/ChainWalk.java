package org.gaas.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Finding.Kind;

/** Goes along the chain once, link by link, and notes where it is not as it was made. */
class ChainWalk {
    private static final int MOST_COMPARED = 500;

    private final KnownHeads heads;
    private final Findings findings = new Findings();
    private final List<Link> changed = new ArrayList<>();
    private Optional<Link> before = Optional.empty();
    private long links;
    private long covered;
    private boolean rewritten;

    ChainWalk(KnownHeads heads) {
        this.heads = heads;
    }

    void next(Link link) {
        var seal = link.seal();
        var expected = position() + 1;
        if (seal.position() != expected) gap(expected, link);
        else if (isSound()) continues(link);
        if (link.line().isEmpty())
            findings.add(Kind.ROW_MISSING, link.name() + neighbours(), "the row that was sealed", "no such row");
        else if (!link.fits()) changed.add(link);
        compare(link);
        before = Optional.of(link);
        links++;
    }

    /** After the last link. */
    Findings end() {
        tellChanged();
        heads.furthest().filter(head -> head.position() > position()).ifPresent(this::tail);
        heads.unreadable()
                .forEach(line -> findings.add(Kind.HEADS_UNREADABLE, line, "a head of the chain", "something else"));
        if (heads.count() == 0 && links > 0)
            findings.add(Kind.HEADS_UNREADABLE, heads.file().toString(), "the heads of the chain", "none");
        return findings;
    }

    long position() {
        return before.map(link -> link.seal().position()).orElse(0L);
    }

    long links() {
        return links;
    }

    Optional<Seal> last() {
        return before.map(Link::seal);
    }

    /** How many links at the end no head covers. */
    long uncovered() {
        return position() - covered;
    }

    /** Whether the link before says what it was made with; a changed one is told by itself. */
    private boolean isSound() {
        return before.isEmpty() || before.get().line().isEmpty() || before.get().fits();
    }

    private void continues(Link link) {
        var expected = before.map(one -> one.seal().hash()).orElse(Seal.BEGINNING);
        if (link.seal().previous().equals(expected) || !link.fits()) return;
        findings.add(
                Kind.LINK_BROKEN,
                before.map(Link::name).orElse("the beginning") + ", before " + link.name(),
                "hash " + link.seal().previous(),
                "hash " + expected);
    }

    private void gap(long expected, Link link) {
        var last = link.seal().position() - 1;
        findings.add(
                Kind.LINK_MISSING,
                (last == expected ? "position " + expected : "positions " + expected + " to " + last) + ", between "
                        + before.map(Link::name).orElse("the beginning") + " and " + link.name(),
                (last - expected + 1) + " links, each with its row",
                "none");
    }

    private String neighbours() {
        return before.map(link -> ", after " + link.name()).orElse(", the first one");
    }

    private void compare(Link link) {
        var seal = link.seal();
        var head = heads.at(seal.position());
        if (head.isEmpty() || rewritten) return;
        if (head.get().hash().equals(seal.hash())) {
            covered = seal.position();
            return;
        }
        if (link.line().isPresent() && !link.fits()) return; // told by itself
        rewritten = true; // all that follows differs too
        findings.add(
                Kind.REWRITTEN,
                "positions " + (covered + 1) + " to " + seal.position() + ", the last one row "
                        + head.get().entry() + ", known since " + head.get().at(),
                "hash " + head.get().hash(),
                "hash " + seal.hash());
    }

    private void tail(Head head) {
        findings.add(
                Kind.TAIL_MISSING,
                "positions " + (position() + 1) + " to " + head.position() + ", the last one row " + head.entry()
                        + ", known since " + head.at(),
                "a chain of " + head.position() + " links",
                before.map(link -> "the last one is " + link.name()).orElse("no link at all"));
    }

    private void tellChanged() {
        var left = new ArrayList<>(changed);
        while (!left.isEmpty()) {
            var link = left.remove(0);
            var partner = left.size() > MOST_COMPARED
                    ? Optional.<Link>empty()
                    : left.stream()
                            .filter(other -> link.swappedWith(other).isPresent())
                            .findFirst();
            partner.ifPresentOrElse(
                    other -> {
                        left.remove(other);
                        findings.add(
                                Kind.SWAPPED,
                                link.name() + " and " + other.name(),
                                "both as they were sealed",
                                link.swappedWith(other).orElseThrow() + " have taken each other's place");
                    },
                    () -> findings.add(
                            Kind.CHANGED, link.name(), "hash " + link.seal().hash(), foundHash(link)));
        }
    }

    private static String foundHash(Link link) {
        var seal = link.seal();
        return "hash "
                + Seal.hash(
                        seal.position(),
                        seal.previous(),
                        seal.entry(),
                        link.line().orElseThrow());
    }
}
