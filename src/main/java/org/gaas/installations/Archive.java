package org.gaas.installations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.fleet.ServerName;
import org.gaas.remote.ShFunction;

/**
 * What is kept of an installation that is gone, until a day: a folder of root's on each server that it had a part on,
 * with a manifest that tells what would be needed to set it up again.
 *
 * @param folder below the host's root
 * @param until the last day on which it is kept
 * @param removed when it was removed; empty while it is there
 */
public record Archive(String folder, Instant sealed, LocalDate until, Optional<Instant> removed, List<Piece> pieces) {
    /** The name of the files' piece. */
    public static final String FILES = "files.tar.gz";

    /** Follows the name of a piece in the name of the file with its checksum. */
    public static final String CHECKSUM = ".sum";

    /**
     * FILE DONE TOTAL TEXT: tells how a piece grows, until it is killed. To be run in the background of an operation.
     */
    public static final ShFunction GROWING = ShFunction.of("installations_growing", """
            while sleep 1 >/dev/null 2>&1 3>&-; do
                echo "$2 $3 $4, $(stat -c %s -- "$1") bytes so far" >&3
            done 2>/dev/null""");

    /**
     * FILE CODE: makes a finished file a piece of its archive, when it is whole, with a checksum beside it. CODE is how
     * the program ended that wrote what is in it.
     */
    public static final ShFunction WHOLE = ShFunction.of("installations_whole", """
            [ "$2" -eq 0 ] || { echo "it ended with code $2"; return 1; }
            gzip -t "$1.new" || return 1
            sync -- "$1.new" 2>/dev/null || sync
            mv -f -- "$1.new" "$1" || return 1
            (cd -- "${1%/*}" && sha256sum -- "${1##*/}") >"$1.sum.new" && mv -f -- "$1.sum.new" "$1.sum\"""");

    /**
     * One file of it.
     *
     * @param name within the folder
     */
    public record Piece(ServerName server, String name, long bytes, String sha256) {}

    public Archive {
        pieces = List.copyOf(pieces);
    }

    public long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    /** Where it lies. */
    public Set<ServerName> servers() {
        var servers = new TreeSet<ServerName>(java.util.Comparator.comparing(ServerName::value));
        pieces.forEach(piece -> servers.add(piece.server()));
        return servers;
    }

    /** The folder of an installation's archive: others that had the same id have another. */
    public static String folderOf(Installation installation) {
        return Layout.ARCHIVES + "/" + installation.id() + "." + installation.number();
    }
}
