package org.gaas.databases.mysql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.databases.DatabaseName;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** These schemas exist, in full Unicode. What is in them is the application's. */
record Schemas(List<DatabaseName> names) implements Desired {
    @Override
    public String subject() {
        return "databases " + names.stream().map(DatabaseName::value).collect(Collectors.joining(", "));
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(Sql.ANSWERS).text(count(), wanted());
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(Sql.RUN).text(creation());
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return Optional.of(Fragment.call(Sql.UNTIL).text(count(), creation(), wanted()));
    }

    private String count() {
        return "select count(*) from information_schema.schemata where schema_name in (" + literals() + ")";
    }

    private String wanted() {
        return Integer.toString(names.size());
    }

    private String creation() {
        return names.stream()
                .map(name -> "create database if not exists " + name.quoted()
                        + " character set utf8mb4 collate utf8mb4_unicode_ci;\n")
                .collect(Collectors.joining());
    }

    private String literals() {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));
    }
}
