package org.gaas.databases.mysql;

import org.gaas.remote.Desired;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.ShFunction;

/**
 * How a server is asked: by its own client, as its own administrator (root's socket on a real server, a protected
 * defaults file in the box). Statements travel on the client's input, so nobody sees them in the list of processes.
 */
final class Sql {
    /** Runs statements: {@code $1}. When nobody answers, the complaint begins with what that means. */
    static final ShFunction RUN = ShFunction.of("databases_sql", """
            databases_sql_said=$(printf '%s\\n' "$1" | mariadb --batch --skip-column-names 2>&1)
            databases_sql_code=$?
            case $databases_sql_code:$databases_sql_said in
              0:*) ;;
              *'ERROR 2002 '* | *'ERROR 2003 '* | *'ERROR 2006 '* | *'ERROR 2013 '*) printf 'the database serverDOWN' ;;
            esac
            [ -z "$databases_sql_said" ] || printf '%s\\n' "$databases_sql_said"
            return "$databases_sql_code"
            """.replace("DOWN", RemoteFailure.Reason.IS_DOWN));

    /** Succeeds when the question {@code $1} is answered by {@code $2}. */
    static final ShFunction ANSWERS = ShFunction.of("databases_answers", """
            databases_answers_found=$(databases_sql "$1") || { printf '%s\\n' "$databases_answers_found"; return 1; }
            [ "$databases_answers_found" = "$2" ] && return 0
            printf 'found %s, wanted %s\\n' "$databases_answers_found" "$2"
            return 1
            """, RUN);

    /**
     * QUESTION STATEMENTS ANSWER: the statements are there to make the server give this answer. Everything goes through
     * one client: starting one costs more than most statements.
     */
    static final ShFunction UNTIL =
            ShFunction.of("databases_until", """
            databases_until_found=$(databases_sql "$1;
            $2
            $1;") || { printf '%s\\n' "$databases_until_found"; return 1; }
            databases_until_line=$(printf '\\nx') databases_until_line=${databases_until_line%x}
            databases_until_now=${databases_until_found##*"$databases_until_line"}
            [ "$databases_until_now" = "$3" ] || { echo "found $databases_until_now, wanted $3"; return 1; }
            [ "${databases_until_found%%"$databases_until_line"*}" != "$3" ] || return ALREADY
            """.replace("ALREADY", Integer.toString(Desired.ALREADY)), RUN);

    private Sql() {}
}
