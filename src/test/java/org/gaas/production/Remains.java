package org.gaas.production;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a desk still has of a production that was withdrawn: all rows of all its tables that name the project, one half, the
 * order or what belongs to them, but for those that only tell what once was. A table nobody thought of counts.
 */
record Remains(JdbcClient database, String project, long order) {
    /** By table: which of its rows tell what was, and hold nothing any more. */
    private static final Map<String, String> HISTORY = Map.ofEntries(
            Map.entry("project", "true"),
            Map.entry("project_repository", "true"),
            Map.entry("billing_hours", "true"),
            Map.entry("installation", "environment = 'test' or (held is null and state = 'REMOVED')"),
            // who is gone has none: others may have its names and places
            Map.entry("installation_part", "true"),
            Map.entry("site_name", "true"),
            Map.entry("site_closed", "true"),
            // kept until a day (ADR 17)
            Map.entry("installation_archive", "kept_until is not null"),
            Map.entry("installation_archive_piece", "true"),
            Map.entry("production_order", "ended is not null"),
            Map.entry("production_agreement", "true"),
            // which tables went along, and when; what was in them is not there
            Map.entry("production_setup_table", "true"),
            Map.entry("production_setup_copy", "true"),
            Map.entry("billing_quote", "answered is not null"),
            Map.entry("access_agreement", "ended is not null"),
            Map.entry("certificate_name", "true"),
            Map.entry("certificate_chain", "true"),
            Map.entry("certificate_order", "state not in ('OPEN', 'CHECKED')"),
            Map.entry("certificate", "ended is not null"));

    /** Columns that name what is looked for, and what they hold then. */
    private Map<String, String> names() {
        var halves = "select production from production_order where number = " + order
                + " union select acceptance from production_order where number = " + order;
        var certificates = "select number from certificate where installation in (" + halves + ")";
        return new TreeMap<>(Map.of(
                "project", "'" + project + "'",
                "installation", halves,
                "production", halves,
                "acceptance", halves,
                "production_order", String.valueOf(order),
                "certificate", certificates,
                "certificate_order",
                        "select number from certificate_order where certificate in (" + certificates + ")"));
    }

    /** Table by table, as many rows as there are. */
    List<String> all() {
        var left = new ArrayList<String>();
        for (var table : tables().entrySet()) {
            var about = table.getValue().stream()
                    .map(column -> column + " in (" + names().get(column) + ")")
                    .collect(joining(" or "));
            var rows = database.sql("select * from " + table.getKey() + " where (" + about + ") and not ("
                            + HISTORY.getOrDefault(table.getKey(), "false") + ")")
                    .query()
                    .listOfRows();
            rows.forEach(row -> left.add(table.getKey() + " " + row));
        }
        return left;
    }

    /** The desk's own tables with the columns among these; names in letters are the project's alone. */
    private Map<String, Set<String>> tables() {
        var tables = new TreeMap<String, Set<String>>();
        database
                .sql("select lower(table_name) as place, lower(column_name) as name from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(table_name) not like 'act_%'"
                        + " and (lower(column_name) = 'project' or data_type = 'BIGINT')")
                .query((row, n) -> Map.entry(row.getString("place"), row.getString("name")))
                .list()
                .stream()
                .filter(column -> names().containsKey(column.getValue()))
                .forEach(column -> tables.computeIfAbsent(column.getKey(), table -> new TreeSet<>())
                        .add(column.getValue()));
        return tables;
    }
}
