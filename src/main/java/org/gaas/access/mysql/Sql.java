package org.gaas.access.mysql;

import org.gaas.remote.Desired;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.ShFunction;

/** How a server is asked about accounts: by its own client, as the desk's account, with statements on its input. */
final class Sql {
    /** Runs statements: {@code $1}. What begins with a backslash is no command for the client. */
    static final ShFunction RUN = ShFunction.of("access_sql", """
            access_sql_said=$(printf '%s\\n' "$1" | mariadb --sandbox --default-character-set=utf8mb4 --batch --raw --skip-column-names 2>&1)
            access_sql_code=$?
            case $access_sql_code:$access_sql_said in
              0:*) ;;
              *'ERROR 2002 '* | *'ERROR 2003 '* | *'ERROR 2006 '* | *'ERROR 2013 '*) printf 'the database serverDOWN' ;;
            esac
            [ -z "$access_sql_said" ] || printf '%s\\n' "$access_sql_said"
            return "$access_sql_code"
            """.replace("DOWN", RemoteFailure.Reason.IS_DOWN));

    /** Succeeds when the question {@code $1} is answered by {@code $2}; else tells both in one line. */
    static final ShFunction ANSWERS = ShFunction.of("access_answers", """
            access_answers_found=$(access_sql "$1") || { printf '%s\\n' "$access_answers_found"; return 1; }
            [ "$access_answers_found" = "$2" ] && return 0
            printf 'found: %s; wanted: %s\\n' "${access_answers_found:-nothing}" "${2:-nothing}" | tr '\\n' ','
            return 1
            """, RUN);

    /** QUESTION ANSWER STATEMENTS: these make the server give this answer; they are run only when it does not. */
    static final ShFunction UNTIL =
            ShFunction.of("access_until", """
            access_answers "$1" "$2" >/dev/null && return ALREADY
            access_until_said=$(access_sql "$3") || { printf '%s\\n' "$access_until_said"; return 1; }
            access_answers "$1" "$2"
            """.replace("ALREADY", Integer.toString(Desired.ALREADY)), ANSWERS);

    /** QUESTION STATEMENTS: runs what {@code $2} answers, until {@code $1} answers nothing. */
    static final ShFunction NONE_LEFT = ShFunction.of("access_none_left", """
            access_none_left_said=$(access_sql "$2") || { printf '%s\\n' "$access_none_left_said"; return 1; }
            access_none_left_said=$(access_sql "$access_none_left_said") ||
                { printf '%s\\n' "$access_none_left_said"; return 1; }
            access_answers "$1" ''
            """, ANSWERS);

    private Sql() {}
}
