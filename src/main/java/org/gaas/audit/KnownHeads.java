package org.gaas.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The heads known outside the database, by position. */
class KnownHeads {
    private final Path file;
    private final Map<Long, Head> byPosition = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private Optional<Head> furthest = Optional.empty();

    private KnownHeads(Path file) {
        this.file = file;
    }

    /**
     * @param kept lines that were kept elsewhere; where both know a position, these count
     */
    static KnownHeads from(Heads heads, List<String> kept) {
        var known = new KnownHeads(heads.file());
        known.addAll(heads.file().toString(), heads.lines());
        known.addAll("the heads kept elsewhere,", kept);
        return known;
    }

    private void addAll(String where, List<String> lines) {
        for (var n = 1; n <= lines.size(); n++) {
            var head = Head.find(lines.get(n - 1));
            if (head.isEmpty()) unreadable.add(where + " line " + n);
            else add(head.get());
        }
    }

    private void add(Head head) {
        byPosition.put(head.position(), head);
        if (furthest.filter(other -> other.position() >= head.position()).isEmpty()) furthest = Optional.of(head);
    }

    Path file() {
        return file;
    }

    Optional<Head> at(long position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    Optional<Head> furthest() {
        return furthest;
    }

    long count() {
        return byPosition.size();
    }

    /** The lines that are no heads. */
    List<String> unreadable() {
        return unreadable;
    }
}
