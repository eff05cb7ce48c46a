package org.gaas.databases.mysql;

import java.util.List;
import org.gaas.databases.DatabaseName;
import org.gaas.installations.Archive;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/**
 * Plain dumps, with everything that belongs to a schema, as the server's administrator: one program and so one snapshot
 * for all databases of an installation, parted into a piece for each while it is written. A dump counts when the program
 * ended well and its last line says that it is complete.
 */
final class Dump {
    /**
     * Reads a dump of several databases; writes each into the folder {@code $DUMP_FOLDER}. What stands before the first
     * and after the last belongs to all. The program tells at the head of each part whose it is; texts of the
     * application can't look like that, except inside a routine, where another delimiter holds.
     */
    static final String PARTS = """
            /^DELIMITER ;;$/ { routine = 1 }
            /^DELIMITER ;$/ { routine = 0 }
            !routine && dashes && /^-- Current Database: `[a-z0-9_]+`$/ {
                now = substr($0, 23, length($0) - 23); dashes = 0
                if (!(now in piece)) {
                    piece[now] = "gzip -c >\\"$DUMP_FOLDER/" now ".sql.gz.new\\""
                    printf "%s", head | piece[now]
                }
                next
            }
            dashes { dashes = 0; put("--") }
            !routine && $0 == "--" { dashes = 1; next }
            !routine && now != "" && $0 == "USE `" now "`;" { next }
            !routine && /^\\/\\*!40103 SET TIME_ZONE=@OLD_TIME_ZONE \\*\\/;$/ { foot = 1 }
            { put($0) }
            function put(line) {
                if (foot) tail = tail line "\\n"
                else if (now == "") head = head line "\\n"
                else print line | piece[now]
            }
            END {
                for (one in piece) {
                    printf "%s", tail | piece[one]
                    if (close(piece[one]) != 0) failed = 1
                }
                exit failed
            }
            """;

    /** FOLDER NAMES COUNT: tells how all pieces grow, until it is killed. */
    private static final ShFunction GROWING = ShFunction.of("databases_dump_growing", """
            while sleep 1 >/dev/null 2>&1 3>&-; do
                echo "0 $3 dumping$2, $(cat -- "$1"/*.new | wc -c) bytes so far" >&3
            done 2>/dev/null""");

    /** FOLDER PARTS OPTIONS NAME...: options of the program, one a line. */
    static final ShFunction DUMP = ShFunction.of("databases_dump", """
            databases_dump_to=$1 databases_dump_parts=$2 databases_dump_options=$3 databases_dump_names=; shift 3
            umask 077
            mkdir -p -- "$databases_dump_to" || return 1
            for databases_dump_name; do
                databases_dump_there=$(databases_sql "select count(*) from information_schema.schemata
                    where schema_name = '$databases_dump_name'") || { echo "$databases_dump_there"; return 1; }
                [ "$databases_dump_there" = 1 ] || { echo "$databases_dump_name is not there"; continue; }
                databases_dump_names="$databases_dump_names $databases_dump_name"
                rm -f -- "$databases_dump_to/$databases_dump_name.sql.gz.new"
            done
            # a folder without pieces is no archive
            [ -n "$databases_dump_names" ] || { rmdir -- "$databases_dump_to" 2>/dev/null; return 0; }
            databases_dump_growing "$databases_dump_to" "$databases_dump_names" $# &
            databases_dump_watch=$!
            {
                (
                    set -f
                    # shellcheck disable=SC2086
                    set -- $databases_dump_names
                    IFS='
            '
                    # shellcheck disable=SC2086
                    exec mariadb-dump --single-transaction --quick --routines --triggers --events --hex-blob \\
                        --no-create-db --default-character-set=utf8mb4 $databases_dump_options --databases "$@"
                )
                echo $? >"$databases_dump_to/code"
            } |
                DUMP_FOLDER=$databases_dump_to awk "$databases_dump_parts"
            databases_dump_parted=$?
            kill "$databases_dump_watch" 2>/dev/null
            read -r databases_dump_code <"$databases_dump_to/code" || databases_dump_code=1
            rm -f -- "$databases_dump_to/code"
            [ "$databases_dump_parted" -eq 0 ] || { echo 'no dump: it could not be written'; return 1; }
            for databases_dump_name in $databases_dump_names; do
                databases_dump_one "$databases_dump_to/$databases_dump_name.sql.gz" "$databases_dump_code" ||
                    { echo "no dump of $databases_dump_name"; return 1; }
            done""", Sql.RUN, GROWING, one());

    private Dump() {}

    static Fragment call(String folder, List<DatabaseName> names) {
        return Fragment.call(DUMP)
                .path(folder)
                .text(PARTS, "")
                .text(names.stream().map(DatabaseName::value).toArray(String[]::new));
    }

    /** FILE CODE */
    private static ShFunction one() {
        return ShFunction.of("databases_dump_one", """
                case $(gzip -cd "$1.new" 2>/dev/null | tail -n 1) in
                '-- Dump completed'*) ;;
                *) [ "$2" -ne 0 ] || { echo 'it is not complete'; return 1; } ;;
                esac
                installations_whole "$1" "$2\"""", Archive.WHOLE);
    }
}
