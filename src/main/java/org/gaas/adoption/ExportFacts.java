package org.gaas.adoption;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.databases.TableTally;

/** What the old site says about its export, in two small files that anybody may have written. */
final class ExportFacts {
    /** When the export was made: a line {@code made 2026-11-22T19:00:00Z}. */
    static final String MADE = "export.txt";

    /** Lines of database, table, rows and checksum (or a hyphen), apart by tabs. */
    static final String TABLES = "tables.tsv";

    /** Lines of checksum and name, as {@code sha256sum} writes them. */
    static final String FILES = "files.sha256";

    private static final int MOST = 10_000;

    private ExportFacts() {}

    /**
     * @throws ExportRefused {@code EXPORT_INVALID}
     */
    static Instant made(String text) throws ExportRefused {
        var line = text.lines()
                .filter(one -> one.startsWith("made "))
                .findFirst()
                .orElseThrow(() -> invalid(MADE, "has no line that begins with 'made'"));
        try {
            return Instant.parse(line.substring(5).strip());
        } catch (DateTimeParseException no) {
            throw invalid(MADE, "must say when it was made, like: made 2026-11-22T19:00:00Z");
        }
    }

    /**
     * @param databases the suffixes of those that the application has
     * @throws ExportRefused {@code EXPORT_INVALID}
     */
    static List<TableTally> tables(String text, Set<String> databases) throws ExportRefused {
        var tables = new ArrayList<TableTally>();
        var seen = new HashSet<String>();
        for (var line : text.lines().toList()) {
            if (line.isBlank()) continue;
            if (tables.size() == MOST) throw invalid(TABLES, "has more than " + MOST + " lines");
            var words = line.split("\t", -1);
            if (words.length != 4
                    || words[1].isEmpty()
                    || words[1].length() > 64
                    || words[1].chars().anyMatch(Character::isISOControl)
                    || !words[2].matches("[0-9]{1,18}")
                    || !words[3].matches("-|[0-9]{1,20}"))
                throw invalid(
                        TABLES,
                        "line " + (tables.size() + 1) + " must be a database, a table, its rows and a checksum");
            if (!databases.contains(words[0]))
                throw invalid(
                        TABLES,
                        "line " + (tables.size() + 1) + " is of no database that the application has: they are "
                                + String.join(", ", databases));
            if (!seen.add(words[0] + "." + words[1])) throw invalid(TABLES, "names " + words[1] + " twice");
            tables.add(new TableTally(
                    words[0],
                    words[1],
                    Long.parseLong(words[2]),
                    words[3].equals("-") ? Optional.empty() : Optional.of(words[3])));
        }
        if (tables.isEmpty() && !databases.isEmpty()) throw invalid(TABLES, "names no table");
        return tables;
    }

    private static ExportRefused invalid(String file, String why) {
        return new ExportRefused("EXPORT_INVALID", file + " " + why);
    }
}
