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
    private static final ShFunction VISIT = ShFunction.of("databases_visit", """
            databases_visit_user="'gaas_visit_$$'@'localhost'"
            databases_visit_secret=$(od -An -v -N24 -tx1 /dev/urandom | tr -d ' \n')
            [ ${#databases_visit_secret} -eq 48 ] || { echo 'no random numbers' >&2; return 1; }
            databases_visit_socket=$(databases_sql "drop user if exists $databases_visit_user;
            create user $databases_visit_user identified by '$databases_visit_secret';
            grant $1 on $2.* to $databases_visit_user;
            select @@socket;") || { printf '%s\n' "$databases_visit_socket" >&2; return 1; }
            databases_visit_file=$(umask 077 && mktemp) || return 1
            printf '[client]\nuser=gaas_visit_%s\npassword=%s\nsocket=%s\ndefault-character-set=utf8mb4\n' \
              $$ "$databases_visit_secret" "$databases_visit_socket" > "$databases_visit_file"
            mariadb --defaults-file="$databases_visit_file" --sandbox --batch --skip-column-names "$3"
            databases_visit_end=$?
            rm -f "$databases_visit_file"
            databases_sql "drop user $databases_visit_user" >&2 || return 1
            return $databases_visit_end
            """, Sql.RUN);

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
