package org.gaas.databases.mysql;

import org.gaas.databases.DatabaseServer.Login;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/**
 * Statements that an application brings along (a proof, a health query, rows) are run by nobody but its own account,
 * with the password that its settings file holds. The client is in its sandbox mode, where statements can't call a shell
 * or read files.
 */
final class Visit {
    /** FILE BEFORE AFTER: the password stands between these two on a line of the file. */
    static final ShFunction SECRET = ShFunction.of("databases_secret", """
            while IFS= read -r databases_secret_line || [ -n "$databases_secret_line" ]; do
              case $databases_secret_line in "$2"*"$3") ;; *) continue ;; esac
              databases_secret_found=${databases_secret_line#"$2"}
              databases_secret_found=${databases_secret_found%"$3"}
              case $databases_secret_found in *[!0-9a-f]*) continue ;; esac
              [ ${#databases_secret_found} -ne 48 ] || { printf '%s' "$databases_secret_found"; return 0; }
            done <"$1"
            printf '%s\\n' "$1 does not hold the password that the desk made: converge the installation" >&2
            return 1
            """);

    /** FILE BEFORE AFTER HOST PORT USER DATABASE MODE: runs what it reads; MODE is of transactions. */
    private static final ShFunction VISIT = ShFunction.of("databases_visit", """
            databases_visit_secret=$(databases_secret "$1" "$2" "$3") || return 1
            mariadb --defaults-file=/dev/fd/3 --sandbox --local-infile=0 --batch --skip-column-names \\
              --init-command="set session transaction $8" "$7" 3<<END
            [client]
            host=$4
            port=$5
            user=$6
            password=$databases_visit_secret
            default-character-set=utf8mb4
            END
            """, SECRET);

    private Visit() {}

    /** To read only. */
    static Fragment reading(Login login) {
        return call(login, "read only");
    }

    /** To bring rows. */
    static Fragment writing(Login login) {
        return call(login, "read write");
    }

    /** Adds where the password stands, to the arguments of a call: FILE BEFORE AFTER. */
    static Fragment secretIn(Fragment call, Settings settings) {
        var template = settings.template();
        var password = template.indexOf(Settings.PASSWORD);
        var end = template.indexOf('\n', password);
        return call.path(settings.path())
                .text(template.substring(template.lastIndexOf('\n', password) + 1, password))
                .text(template.substring(password + Settings.PASSWORD.length(), end < 0 ? template.length() : end));
    }

    private static Fragment call(Login login, String mode) {
        return secretIn(Fragment.call(VISIT), login.settings())
                .text(login.endpoint().host(), Integer.toString(login.endpoint().port()))
                .text(login.settings().account().user(), login.database().value(), mode);
    }
}
