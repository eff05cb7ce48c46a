package org.gaas.databases.mysql;

import org.gaas.databases.DatabaseName;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/**
 * Statements that an application brings along (a proof, a health query, rows) are never run by the server's
 * administrator: each visit makes an account for this one database, and drops it afterwards. The client runs in its
 * sandbox mode, where statements can't call a shell or read files.
 */
record Visit(DatabaseName database, String rights) {
    /**
     * RIGHTS PATTERN DATABASE: the administrator's client stays while the visitor is there, as starting one costs more
     * than most statements. Visitors whose script is gone were left when the database server died: they go first.
     */
    private static final ShFunction VISIT = ShFunction.of("databases_visit", """
            # when the server dies, nobody reads what is said to its client
            trap '' PIPE
            databases_visit_user="'gaas_visit_$$'@'localhost'"
            databases_visit_secret=$(od -An -v -N24 -tx1 /dev/urandom | tr -d ' \\n')
            [ ${#databases_visit_secret} -eq 48 ] || { echo 'no random numbers' >&2; return 1; }
            databases_visit_dir=$(umask 077 && mktemp -d) || return 1
            mkfifo "$databases_visit_dir/ask" "$databases_visit_dir/answer" || return 1
            mariadb --batch --skip-column-names --unbuffered \\
              <"$databases_visit_dir/ask" >"$databases_visit_dir/answer" 2>&1 &
            databases_visit_host=$!
            exec 8>"$databases_visit_dir/ask" 7<"$databases_visit_dir/answer"
            printf '%s\\n' "select substring(user, 12) from mysql.user where user like 'gaas!_visit!_%' escape '!';
            select 'none';" >&8
            while IFS= read -r databases_visit_left <&7; do
              case $databases_visit_left in
                none) break ;;
                '' | *[!0-9]*) printf '%s\\n' "$databases_visit_left" >&2; break ;;
              esac
              kill -0 "$databases_visit_left" 2>/dev/null ||
                printf '%s\\n' "drop user if exists 'gaas_visit_$databases_visit_left'@'localhost';" >&8
            done
            printf '%s\\n' "drop user if exists $databases_visit_user;
            create user $databases_visit_user identified by '$databases_visit_secret';
            grant $1 on $2.* to $databases_visit_user;
            select concat('socket=', @@socket);" >&8
            IFS= read -r databases_visit_socket <&7
            databases_visit_end=1
            case $databases_visit_socket in
              socket=*)
                printf '[client]\\nuser=gaas_visit_%s\\npassword=%s\\n%s\\ndefault-character-set=utf8mb4\\n' \\
                  $$ "$databases_visit_secret" "$databases_visit_socket" > "$databases_visit_dir/visitor"
                mariadb --defaults-file="$databases_visit_dir/visitor" --sandbox --batch --skip-column-names \\
                  "$3" 7<&- 8>&-
                databases_visit_end=$?
                printf '%s\\n' "drop user $databases_visit_user;" >&8
                ;;
              *) printf '%s\\n' "$databases_visit_socket" >&2 ;;
            esac
            exec 8>&-
            cat <&7 >&2
            exec 7<&-
            wait "$databases_visit_host" || databases_visit_end=1
            rm -rf "$databases_visit_dir"
            return $databases_visit_end
            """);

    /** To read only. */
    static Fragment reading(DatabaseName database) {
        return new Visit(database, "select").call();
    }

    /** To bring rows. */
    static Fragment writing(DatabaseName database) {
        return new Visit(database, Access.RIGHTS).call();
    }

    private Fragment call() {
        return Fragment.call(VISIT).text(rights, database.escaped(), database.value());
    }
}
