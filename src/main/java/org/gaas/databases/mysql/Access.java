package org.gaas.databases.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;

/**
 * The application's account, with exactly these rights, and its settings file agree on a password. It is made on the
 * server, written into the settings file, and known nowhere else, not even to the desk. A seal tells later whether
 * settings, account or rights were changed since, without telling the password.
 */
record Access(Settings settings) implements Desired {
    /**
     * What an application needs to work and to upgrade itself. No GRANT OPTION, no FILE, nothing global.
     */
    static final String RIGHTS = "select, insert, update, delete, create, drop, alter, index, references,"
            + " create temporary tables, lock tables, create view, show view, create routine, alter routine, execute,"
            + " trigger, event";

    /** FILE WORDS...: the checksum of the settings file, as its writer sees it; nothing when there is none. */
    private static final ShFunction SUM = ShFunction.of("databases_sum", """
            databases_sum_file=$1; shift
            "$@" sh -c '[ -f "$1" ] && [ ! -L "$1" ] && exec sha256sum <"$1"' sh "$databases_sum_file"
            """);

    /** SUM DIGEST RIGHTS, where the rights are as the server shows them: in an order that depends on other accounts. */
    private static final ShFunction SEAL = ShFunction.of("databases_seal", """
            databases_seal_rights=$(printf '%s\\n' "$3" | sort) || return 1
            printf '%s %s %s\\n' "$2" "$1" "$databases_seal_rights" | sha256sum
            """);

    /** FILE SEAL DIGEST ACCOUNT WORDS... */
    private static final ShFunction INTACT = ShFunction.of("databases_intact", """
            databases_intact_file=$1 databases_intact_seal=$2 databases_intact_digest=$3 databases_intact_account=$4
            shift 4
            databases_intact_sum=$(databases_sum "$databases_intact_file" "$@") || { echo 'no settings file'; return 1; }
            [ -f "$databases_intact_seal" ] || { echo 'settings were not written by the desk'; return 1; }
            databases_intact_rights=$(databases_sql "show grants for $databases_intact_account") ||
                { echo 'no such account'; return 1; }
            databases_intact_now=$(
                databases_seal "$databases_intact_sum" "$databases_intact_digest" "$databases_intact_rights") || return 1
            [ "$databases_intact_now" = "$(cat "$databases_intact_seal")" ] && return 0
            echo 'settings, account or rights were changed'
            return 1
            """, Sql.RUN, SUM, SEAL);

    /**
     * FILE OWNER:GROUP WORDS..., reads the text: puts it beside the file, and nobody but the owner can read it. In a
     * folder of the application this is its own user, so that no link there leads the desk astray.
     */
    private static final ShFunction PUT = ShFunction.of("databases_put", """
            databases_put_file=$1 databases_put_owner=$2; shift 2
            "$@" sh -c '
                rm -rf -- "$1.gaas-new" && umask 077 && set -C && cat >"$1.gaas-new" && chmod 0640 -- "$1.gaas-new"
            ' sh "$databases_put_file" || return 1
            [ $# -gt 0 ] || g_give "$databases_put_file.gaas-new" "$databases_put_owner" 0640
            """);

    /** FILE SEAL DIGEST ACCOUNT OWNER:GROUP GRANTS TEMPLATE WORDS... */
    private static final ShFunction RENEW = ShFunction.of("databases_renew", """
            databases_renew_secret=$(od -An -v -N24 -tx1 /dev/urandom | tr -d ' \\n')
            [ ${#databases_renew_secret} -eq 48 ] || { echo 'no random numbers'; return 1; }
            databases_renew_file=$1 databases_renew_seal=$2 databases_renew_digest=$3 databases_renew_account=$4
            databases_renew_owner=$5 databases_renew_grants=$6 databases_renew_rest=$7 databases_renew_text=
            shift 7
            while :; do
              case $databases_renew_rest in
                *@@PASSWORD@@*) ;;
                *) break ;;
              esac
              databases_renew_text=$databases_renew_text${databases_renew_rest%%@@PASSWORD@@*}$databases_renew_secret
              databases_renew_rest=${databases_renew_rest#*@@PASSWORD@@}
            done
            printf '%s' "$databases_renew_text$databases_renew_rest" |
                databases_put "$databases_renew_file" "$databases_renew_owner" "$@" || return 1
            databases_renew_rights=$(databases_sql "create user if not exists $databases_renew_account;
            alter user $databases_renew_account identified by '$databases_renew_secret';
            revoke all privileges, grant option from $databases_renew_account;
            $databases_renew_grants
            show grants for $databases_renew_account") || { printf '%s\\n' "$databases_renew_rights"; return 1; }
            "$@" mv -fT -- "$databases_renew_file.gaas-new" "$databases_renew_file" || return 1
            databases_renew_sum=$(databases_sum "$databases_renew_file" "$@") || return 1
            databases_renew_now=$(
                databases_seal "$databases_renew_sum" "$databases_renew_digest" "$databases_renew_rights") || return 1
            printf '%s\\n' "$databases_renew_now" >"$databases_renew_seal.new" &&
                mv -fT -- "$databases_renew_seal.new" "$databases_renew_seal"
            """, Sql.RUN, SUM, PUT, SEAL);

    /** FILE SEAL DIGEST ACCOUNT OWNER:GROUP GRANTS TEMPLATE WORDS...: renewing looks at what it did, by itself. */
    private static final ShFunction KEEP =
            ShFunction.of("databases_keep", """
            databases_keep_file=$1 databases_keep_seal=$2 databases_keep_digest=$3 databases_keep_account=$4
            databases_keep_owner=$5 databases_keep_grants=$6 databases_keep_template=$7
            shift 7
            databases_intact "$databases_keep_file" "$databases_keep_seal" "$databases_keep_digest" \\
                "$databases_keep_account" "$@" >/dev/null && return ALREADY
            databases_renew "$databases_keep_file" "$databases_keep_seal" "$databases_keep_digest" \\
                "$databases_keep_account" "$databases_keep_owner" "$databases_keep_grants" "$databases_keep_template" "$@"
            """.replace("ALREADY", Integer.toString(ALREADY)), INTACT, RENEW);

    @Override
    public String subject() {
        return "settings " + settings.path() + " and account "
                + settings.account().user();
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(INTACT)
                .path(settings.path())
                .path(settings.seal())
                .text(digest(), settings.account().quoted())
                .acting(settings.hand());
    }

    @Override
    public Fragment apply(Platform platform) {
        return written(platform, RENEW);
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return Optional.of(written(platform, KEEP));
    }

    private Fragment written(Platform platform, ShFunction how) {
        return Fragment.call(how)
                .path(settings.path())
                .path(settings.seal())
                .text(digest(), settings.account().quoted())
                .text(platform.user(settings.owner()) + ":" + platform.group(settings.owner()))
                .text(grants(), settings.template())
                .acting(settings.hand());
    }

    private String grants() {
        return settings.names().stream()
                .map(name -> "grant " + RIGHTS + " on " + name.escaped() + ".* to "
                        + settings.account().quoted() + ";")
                .collect(Collectors.joining("\n"));
    }

    private String digest() {
        try {
            var all = settings.template() + "\n" + grants() + "\n" + settings.owner();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
