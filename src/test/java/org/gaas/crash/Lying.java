package org.gaas.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What lies of a project on servers and in databases. */
final class Lying {
    /**
     * What servers note, folders that all share, what is kept of what people may have written; and what the old site has
     * that data came from.
     */
    private static final String KEPT =
            "file [^/]+/(var(/.*)?|etc/gaas/tls|srv/gaas/[.](arriving|extracts|archives|adoptions)|srv/gaas/[.]archives/.*)"
                    + "|(database|table) oldhost_.*";

    private Lying() {}

    static Set<String> of(String project, Path home) {
        var lies = new TreeSet<String>();
        for (var line :
                Picture.inPeace(project, home, new Tables(home), List.of()).lines())
            if (line.matches("(file|database|table|account|grant) .*") && !line.matches(KEPT)) lies.add(line);
        return lies;
    }
}
