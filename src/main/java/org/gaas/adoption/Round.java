package org.gaas.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An export of the old site, and how it compares.
 *
 * @param last whether nobody worked with the old site when it was made
 * @param made when, by the old site's clock
 * @param files empty before its archive was looked through
 * @param compared when it was loaded and compared
 * @param answer what a person said: accept, again, oldGoesOn or giveUp
 * @param reason why differences are accepted
 */
public record Round(
        int number,
        boolean last,
        Instant brought,
        String broughtBy,
        Optional<Instant> made,
        Optional<Files> files,
        List<Table> tables,
        Optional<Instant> compared,
        Optional<String> answer,
        Optional<String> answeredBy,
        Optional<String> reason) {

    /**
     * Files.
     *
     * @param count in the archive, and so here
     * @param told how many the old site counted; empty before they were compared
     * @param differ how many lines of checksum and name are on one side only
     * @param words some of them
     */
    public record Files(
            long count, long bytes, String digest, Optional<Long> told, Optional<Long> differ, List<String> words) {}

    /**
     * A table.
     *
     * @param told rows there; empty: there is no such table
     * @param found rows here; empty: there is no such table, or nobody looked yet
     */
    public record Table(
            String part,
            String name,
            Optional<Long> told,
            Optional<String> toldChecksum,
            Optional<Long> found,
            Optional<String> foundChecksum) {
        /** Whether rows and, where both servers make one, checksums are the same. */
        boolean same() {
            return told.isPresent()
                    && told.equals(found)
                    && (toldChecksum.isEmpty() || foundChecksum.isEmpty() || toldChecksum.equals(foundChecksum));
        }

        String words() {
            var rows = told.map(count -> count + " rows there").orElse("not there") + ", "
                    + found.map(count -> count + " here").orElse("none here");
            return part + "." + name + ": " + rows
                    + (told.isPresent() && told.equals(found) && !same() ? ", with other checksums" : "");
        }
    }

    /** What is not the same, in words; empty: everything is. */
    public List<String> differences() {
        var words = new java.util.ArrayList<String>();
        tables.stream().filter(table -> !table.same()).map(Table::words).forEach(words::add);
        files.flatMap(Files::differ)
                .filter(count -> count > 0)
                .ifPresent(count -> words.add(count + " lines of files: "
                        + String.join("; ", files.get().words())));
        return List.copyOf(words);
    }
}
