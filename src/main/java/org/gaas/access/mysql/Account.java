package org.gaas.access.mysql;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.access.GrantPattern;
import org.gaas.access.Verifier;
import org.gaas.fleet.Environment;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.Secret;

/**
 * A developer's account is known by this password and may do exactly this, as the server's own tables say. One that
 * differs is made anew: whatever else it had been given goes with it, and whoever is signed in by it is cut off.
 */
record Account(AccountName name, Verifier verifier, Map<GrantPattern, Environment.Rights> rights) implements Desired {
    @Override
    public String subject() {
        return "account " + name.user() + " from " + name.from() + " with "
                + rights.entrySet().stream()
                        .map(right -> right.getValue().name().toLowerCase() + " on " + right.getKey())
                        .collect(joining(", "));
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(Sql.ANSWERS).text(question(), answer());
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(Sql.RUN).secret(Secret.of(statements()));
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return Optional.of(Fragment.call(Sql.UNTIL).text(question(), answer()).secret(Secret.of(statements())));
    }

    /** Sorted by bytes; of what the server knows the password by, a digest, as this is told to people. */
    private String question() {
        return """
                select line from (
                    select concat('known ', left(sha2(json_value(priv, '$.authentication_string'), 256), 12), ' ',
                            json_value(priv, '$.plugin'), ' ', ifnull(json_value(priv, '$.access'), 0), ' ',
                            json_exists(priv, '$.auth_or'), ' ',
                            ifnull(json_value(priv, '$.account_locked'), 0)) as line
                        from mysql.global_priv where user = '%1$s' and host = '%2$s'
                    union all select concat('right ', replace(table_schema, char(92), '/'), ' ', is_grantable, ' ',
                            group_concat(privilege_type order by cast(privilege_type as binary)))
                        from information_schema.schema_privileges where grantee = '%3$s'
                        group by table_schema, is_grantable
                    union all select concat('more on ', table_schema, '.', table_name)
                        from information_schema.table_privileges where grantee = '%3$s'
                    union all select concat('more on ', table_schema, '.', table_name, '.', column_name)
                        from information_schema.column_privileges where grantee = '%3$s'
                    union all select concat('more on ', db, '.', routine_name)
                        from mysql.procs_priv where user = '%1$s' and host = '%2$s'
                    union all select concat('more as ', role)
                        from mysql.roles_mapping where user = '%1$s' and host = '%2$s'
                    union all select concat('more as ', proxied_user)
                        from mysql.proxies_priv where user = '%1$s' and host = '%2$s'
                ) as found order by cast(line as binary)
                """.formatted(name.user(), name.from().host(), name.quoted().replace("'", "''"));
    }

    private String answer() {
        return Stream.concat(
                        Stream.of("known " + digest() + " mysql_native_password 0 0 0"),
                        rights.entrySet().stream()
                                .map(right ->
                                        "right " + right.getKey().escaped().replace('\\', '/') + " NO "
                                                + String.join(",", Rights.of(right.getValue())))
                                .sorted())
                .collect(joining("\n"));
    }

    private String statements() {
        return "drop user if exists " + name.quoted() + ";\n"
                + "create user " + name.quoted() + " identified via mysql_native_password using '" + verifier.value()
                + "';\n"
                + rights.entrySet().stream()
                        .map(right -> "grant " + String.join(", ", Rights.of(right.getValue())) + " on `"
                                + right.getKey().escaped() + "`.* to " + name.quoted() + ";\n")
                        .collect(joining())
                + "kill user '" + name.user() + "';\n";
    }

    private String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(verifier.value().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
