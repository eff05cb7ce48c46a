package org.gaas.databases.mysql;

import org.gaas.remote.ShFunction;

/** The steps of a restore on the server: each looks how far it came, and does its own when it is due. */
final class RestoreScripts {
    /** OPERATION WORK FIRST: says fresh, loaded, swapped or done. */
    private static final ShFunction STATE = ShFunction.of("databases_restore_state", """
            if [ "$(cat -- "$2/done" 2>/dev/null)" = "$1" ]; then echo done; return 0; fi
            databases_restore_state_now=$(databases_sql "select if(table_schema = '$3__old', 'swapped', 'loaded')
                from information_schema.tables where table_schema in ('$3__new', '$3__old')
                and table_name = 'gaas restored' and table_comment = '$1'") ||
                { printf '%s\\n' "$databases_restore_state_now"; return 1; }
            echo "${databases_restore_state_now:-fresh}\"""", Sql.RUN);

    /** STATE OPERATION WORK FIRST: whether this is the state; ends what calls it otherwise. */
    private static final ShFunction DUE = ShFunction.of("databases_restore_due", """
            databases_restore_due_now=$(databases_restore_state "$2" "$3" "$4") ||
                { printf '%s\\n' "$databases_restore_due_now"; return 2; }
            [ "$databases_restore_due_now" = "$1\" ]""", STATE);

    /** OPERATION WORK FIRST FOLDER (FILE DATABASE)...: nothing is touched before all pieces are whole. */
    static final ShFunction CHECK = ShFunction.of("databases_restore_check", """
            databases_restore_due fresh "$1" "$2" "$3" || return $(($? - 1))
            databases_restore_check_in=$4; shift 4
            while [ $# -gt 0 ]; do
                databases_restore_check_file=$databases_restore_check_in/$1
                [ -f "$databases_restore_check_file" ] && [ -f "$databases_restore_check_file.sum" ] ||
                    { echo "DUMP_INCOMPLETE: $1 with its checksum is not there"; return 1; }
                databases_restore_check_sum=$(sha256sum <"$databases_restore_check_file" | cut -c1-64)
                [ "$databases_restore_check_sum" = "$(cut -c1-64 <"$databases_restore_check_file.sum")" ] ||
                    { echo "DUMP_INCOMPLETE: $1 is not what its checksum says"; return 1; }
                gzip -t "$databases_restore_check_file" 2>/dev/null ||
                    { echo "DUMP_INCOMPLETE: $1 ends too early, or is no gzip file"; return 1; }
                case $(gzip -cd "$databases_restore_check_file" | tail -n 1) in
                '-- Dump completed'*) ;;
                *) echo "DUMP_INCOMPLETE: $1 does not end with '-- Dump completed'"; return 1 ;;
                esac
                shift 2
            done""", DUE);

    /** ACCOUNT: takes away that this account defined something, in a dump's own lines; what it reads can be anything. */
    private static final ShFunction NOBODYS = ShFunction.of("databases_restore_nobodys", """
            sed -e "\\\\|^/[*]!50003 CREATE[*]/ |s|DEFINER=$1||" -e "\\\\|^/[*]!50013 DEFINER=|s|DEFINER=$1||" \\
                -e "\\\\|^/[*]!50106 CREATE[*]/ |s|DEFINER=$1||" -e "\\\\|^CREATE DEFINER=|s|DEFINER=$1||\"""");

    /** HOST PORT USER SECRET DATABASE: runs what it reads, without a shell and without files. */
    private static final ShFunction RUN = ShFunction.of("databases_restore_run", """
            mariadb --defaults-file=/dev/fd/3 --sandbox --local-infile=0 --batch --skip-column-names "$5" 3<<END
            [client]
            host=$1
            port=$2
            user=$3
            password=$4
            default-character-set=utf8mb4
            END
            """);

    /** NAME SAID: what the client's complaint about a piece means. */
    private static final ShFunction REFUSED = ShFunction.of("databases_restore_refused", """
            case $2 in
            *'sandbox mode'*) echo "DUMP_CLIENT_COMMAND: $1 holds a command for the client: $2" ;;
            *'ERROR 1227 '*) echo "DUMP_DEFINER: $1 speaks for another account: $2" ;;
            *'ERROR 1044 '* | *'ERROR 1049 '* | *'ERROR 1142 '* | *'ERROR 1370 '*)
                echo "DUMP_FOREIGN_SCHEMA: $1 reaches for what is not its own: $2" ;;
            *) echo "$1 can't be loaded: $2" ;;
            esac""");

    /** DATABASE ACCOUNT: its views, triggers, routines and events, as nobody's. */
    private static final ShFunction OBJECTS_OF = ShFunction.of("databases_restore_objects_of", """
            databases_restore_objects_of_views=$(databases_sql "select table_name from information_schema.views
                where table_schema = '$1'") || return 1
            {
                (
                    set -f
                    IFS='
            '
                    # shellcheck disable=SC2086
                    [ -z "$databases_restore_objects_of_views" ] || mariadb-dump --no-data --skip-triggers \\
                        --skip-lock-tables --default-character-set=utf8mb4 -- "$1" $databases_restore_objects_of_views
                ) && mariadb-dump --no-data --no-create-info --skip-lock-tables --routines --triggers --events \\
                    --default-character-set=utf8mb4 -- "$1" && echo '-- all'
            } | databases_restore_nobodys "$2\"""", Sql.RUN, NOBODYS);

    /**
     * OPERATION WORK FIRST FOLDER HOST PORT USER ACCOUNT FROM MADE PLACES GRANTS MARK (FILE DATABASE)...: FROM is who
     * defined what is in the dump, MADE who did in the new schemas, both as a dump writes them.
     */
    static final ShFunction LOAD = ShFunction.of("databases_restore_load", """
            databases_restore_due fresh "$1" "$2" "$3" || return $(($? - 1))
            databases_restore_load_work=$2 databases_restore_load_in=$4 databases_restore_load_host=$5
            databases_restore_load_port=$6 databases_restore_load_user=$7 databases_restore_load_from=$9
            databases_restore_load_account=$8; shift 9
            databases_restore_load_made=$1 databases_restore_load_places=$2 databases_restore_load_grants=$3
            databases_restore_load_mark=$4; shift 4
            umask 077
            rm -rf -- "$databases_restore_load_work" && mkdir -- "$databases_restore_load_work" || return 1
            databases_restore_load_secret=$(od -An -v -N24 -tx1 /dev/urandom | tr -d ' \\n')
            [ ${#databases_restore_load_secret} -eq 48 ] || { echo 'no random numbers'; return 1; }
            databases_sql "$databases_restore_load_places
            create user $databases_restore_load_account identified by '$databases_restore_load_secret';
            $databases_restore_load_grants" || return 1
            databases_restore_load_done=0 databases_restore_load_total=$(($# / 2))
            while [ $# -gt 0 ]; do
                echo "$databases_restore_load_done $databases_restore_load_total restoring $2" >&3
                databases_restore_load_said=$(gzip -cd "$databases_restore_load_in/$1" |
                    databases_restore_nobodys "$databases_restore_load_from" |
                    databases_restore_run "$databases_restore_load_host" "$databases_restore_load_port" \\
                        "$databases_restore_load_user" "$databases_restore_load_secret" "$2__new" 2>&1) ||
                    { databases_restore_refused "$1" "$databases_restore_load_said"; return 1; }
                databases_restore_objects_of "$2__new" "$databases_restore_load_made" \\
                    >"$databases_restore_load_work/$2.sql" || return 1
                [ "$(tail -n 1 "$databases_restore_load_work/$2.sql")" = '-- all' ] ||
                    { echo "views and routines of $2 can't be told"; return 1; }
                shift 2
                databases_restore_load_done=$((databases_restore_load_done + 1))
            done
            databases_sql "$databases_restore_load_mark\"""", DUE, NOBODYS, RUN, REFUSED, OBJECTS_OF);

    /** OPERATION WORK FIRST STATEMENTS */
    static final ShFunction SWAP = ShFunction.of("databases_restore_swap", """
            databases_restore_due loaded "$1" "$2" "$3" || return $(($? - 1))
            databases_sql "$4\"""", DUE);

    /** OPERATION WORK FIRST SETTINGS BEFORE AFTER HOST PORT USER COUNT DATABASE... WORDS... */
    static final ShFunction OBJECTS = ShFunction.of("databases_restore_objects", """
            databases_restore_due swapped "$1" "$2" "$3" || return $(($? - 1))
            databases_restore_objects_work=$2 databases_restore_objects_file=$4 databases_restore_objects_before=$5
            databases_restore_objects_after=$6 databases_restore_objects_host=$7 databases_restore_objects_port=$8
            databases_restore_objects_user=$9; shift 9
            databases_restore_objects_count=$1 databases_restore_objects_names=; shift
            while [ "$databases_restore_objects_count" -gt 0 ]; do
                databases_restore_objects_names="$databases_restore_objects_names $1"; shift
                databases_restore_objects_count=$((databases_restore_objects_count - 1))
            done
            databases_restore_objects_secret=$("$@" cat -- "$databases_restore_objects_file" | databases_secret \\
                /dev/stdin "$databases_restore_objects_before" "$databases_restore_objects_after") || return 1
            for databases_restore_objects_name in $databases_restore_objects_names; do
                databases_restore_run "$databases_restore_objects_host" "$databases_restore_objects_port" \\
                    "$databases_restore_objects_user" "$databases_restore_objects_secret" \\
                    "$databases_restore_objects_name" \\
                    <"$databases_restore_objects_work/$databases_restore_objects_name.sql" || return 1
            done""", DUE, RUN, Visit.SECRET);

    /** OPERATION WORK FIRST DROPS */
    static final ShFunction END = ShFunction.of("databases_restore_end", """
            if databases_restore_due swapped "$1" "$2" "$3"; then
                rm -f -- "$2"/*.sql && printf '%s\\n' "$1" >"$2/done.new" && mv -f -- "$2/done.new" "$2/done" || return 1
            else
                databases_restore_due done "$1" "$2" "$3" || return 1
            fi
            databases_sql "$4\"""", DUE);

    private RestoreScripts() {}
}
