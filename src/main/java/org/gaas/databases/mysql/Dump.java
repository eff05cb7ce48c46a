package org.gaas.databases.mysql;

import java.util.List;
import org.gaas.databases.DatabaseName;
import org.gaas.installations.Archive;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/**
 * Plain dumps, with everything that belongs to a schema, as the server's administrator. A dump counts when the program
 * ended well and its last line says that it is complete.
 */
final class Dump {
    /** FOLDER NAME... */
    private static final ShFunction DUMP = ShFunction.of("databases_dump", """
            databases_dump_to=$1 databases_dump_done=0; shift
            umask 077
            mkdir -p -- "$databases_dump_to" || return 1
            for databases_dump_name; do
                databases_dump_there=$(databases_sql "select count(*) from information_schema.schemata
                    where schema_name = '$databases_dump_name'") || { echo "$databases_dump_there"; return 1; }
                [ "$databases_dump_there" = 1 ] || { echo "$databases_dump_name is not there"; continue; }
                databases_dump_one "$databases_dump_to/$databases_dump_name.sql.gz" "$databases_dump_name" \\
                    "$databases_dump_done" $# || { echo "no dump of $databases_dump_name"; return 1; }
                databases_dump_done=$((databases_dump_done + 1))
            done
            # a folder without pieces is no archive
            rmdir -- "$databases_dump_to" 2>/dev/null || :""", Sql.RUN, one());

    private Dump() {}

    static Fragment call(String folder, List<DatabaseName> names) {
        return Fragment.call(DUMP)
                .path(folder)
                .text(names.stream().map(DatabaseName::value).toArray(String[]::new));
    }

    /** FILE NAME DONE TOTAL */
    private static ShFunction one() {
        return ShFunction.of("databases_dump_one", """
                : >"$1.new" || return 1
                installations_growing "$1.new" "$3" "$4" "dumping $2" &
                databases_dump_watch=$!
                { mariadb-dump --single-transaction --quick --routines --triggers --events --hex-blob \\
                    --default-character-set=utf8mb4 "$2"; echo $? >"$1.code"; } | gzip -c >"$1.new"
                databases_dump_zip=$?
                kill "$databases_dump_watch" 2>/dev/null
                read -r databases_dump_code <"$1.code" || databases_dump_code=1
                rm -f -- "$1.code"
                [ "$databases_dump_zip" -eq 0 ] || { echo 'it could not be written'; return 1; }
                case $(gzip -cd "$1.new" 2>/dev/null | tail -n 1) in
                '-- Dump completed'*) ;;
                *) [ "$databases_dump_code" -ne 0 ] || { echo 'it is not complete'; return 1; } ;;
                esac
                installations_whole "$1" "$databases_dump_code\"""", Archive.GROWING, Archive.WHOLE);
    }
}
