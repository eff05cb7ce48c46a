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
    private final List<Integer> unreadable = new ArrayList<>();
    private Optional<Head> furthest = Optional.empty();

    private KnownHeads(Path file) {
        this.file = file;
    }

    static KnownHeads from(Heads heads) {
        var known = new KnownHeads(heads.file());
        var lines = heads.lines();
        for (var n = 1; n <= lines.size(); n++) {
            var head = Head.find(lines.get(n - 1));
            if (head.isEmpty()) known.unreadable.add(n);
            else known.add(head.get());
        }
        return known;
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

    /** The numbers of the lines that are no heads. */
    List<Integer> unreadable() {
        return unreadable;
    }
}
