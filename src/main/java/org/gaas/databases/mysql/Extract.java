package org.gaas.databases.mysql;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/**
 * A dump with the rows of some tables only. The program is told whose rows to leave out; what it wrote is looked at
 * afterwards, row by row: a table that came up meanwhile, or has a name that nobody thought of, takes nothing along.
 */
record Extract(Map<DatabaseName, Set<String>> rowsOf) {
    /** Counts the rows in a piece of the database {@code $EXTRACT_OF}, and fails when one is not in {@code $EXTRACT}. */
    private static final String ROWS = """
            BEGIN { count = split(ENVIRON["EXTRACT"], names, "\\n"); for (i = 1; i <= count; i++) wanted[names[i]] = 1 }
            /^DELIMITER ;;$/ { routine = 1 }
            /^DELIMITER ;$/ { routine = 0 }
            !routine && /^(INSERT|REPLACE)/ {
                table = $0
                if (!sub(/^INSERT INTO `/, "", table)) table = "?"
                sub(/` VALUES .*$/, "", table)
                rows[table]++
            }
            END {
                for (table in rows) {
                    if (!(ENVIRON["EXTRACT_OF"] "." table in wanted)) { print "rows of " table " would go along"; exit 1 }
                    print ENVIRON["EXTRACT_OF"] "\\t" table "\\t" rows[table]
                }
            }
            """;

    /** FOLDER PARTS COUNTING IGNORED WANTED NAME... */
    private static final ShFunction EXTRACT =
            ShFunction.of("databases_extract", """
            databases_extract_to=$1 databases_extract_parts=$2 databases_extract_rows=$3
            databases_extract_wanted=$5 databases_extract_options=$(databases_sql "$4") ||
                { printf '%s\\n' "$databases_extract_options"; return 1; }
            shift 5
            rm -f -- "$databases_extract_to/ROWS" "$databases_extract_to/ROWS.new"
            databases_dump "$databases_extract_to" "$databases_extract_parts" "--skip-extended-insert
            $databases_extract_options" "$@" || return 1
            mkdir -p -- "$databases_extract_to" || return 1
            for databases_extract_name; do
                [ -f "$databases_extract_to/$databases_extract_name.sql.gz" ] || continue
                gzip -cd "$databases_extract_to/$databases_extract_name.sql.gz" |
                    EXTRACT=$databases_extract_wanted EXTRACT_OF=$databases_extract_name awk "$databases_extract_rows" \\
                    >"$databases_extract_to/counted" || {
                    cat -- "$databases_extract_to/counted"
                    rm -f -- "$databases_extract_to"/*.sql.gz "$databases_extract_to"/*.sum
                    return 1
                }
                cat -- "$databases_extract_to/counted" >>"$databases_extract_to/ROWS.new" || return 1
            done
            rm -f -- "$databases_extract_to/counted"
            : >>"$databases_extract_to/ROWS.new" && mv -f -- "$databases_extract_to/ROWS.new" "$databases_extract_to/ROWS\"
            """.replace("ROWS", DatabaseServer.ROWS), Dump.DUMP, Sql.RUN);

    Fragment call(String folder) {
        return Fragment.call(EXTRACT)
                .path(folder)
                .text(Dump.PARTS, ROWS, ignored(), wanted())
                .text(names().toArray(String[]::new));
    }

    /** All tables, and how many rows those have that are wanted; names are quoted by the server. */
    String count() {
        return """
                set session group_concat_max_len = 1073741824;
                set @gaas_counts = (select group_concat(concat('select ', quote(table_schema), ', ', quote(table_name),
                    ', ', if(%s, concat('(select count(*) from `', table_schema, '`.`',
                        replace(table_name, '`', '``'), '`)'), quote('-')))
                    order by table_schema, table_name separator ' union all ')
                  from information_schema.tables where table_schema in (%s) and table_type = 'BASE TABLE');
                execute immediate ifnull(@gaas_counts, 'do 0');
                """.formatted(isWanted(), schemas());
    }

    private String ignored() {
        return "select concat('--ignore-table-data=', table_schema, '.', table_name) from information_schema.tables"
                + " where table_schema in (" + schemas() + ") and table_type = 'BASE TABLE' and not " + isWanted();
    }

    private String isWanted() {
        var pairs = rowsOf.entrySet().stream()
                .flatMap(one -> new TreeSet<>(one.getValue())
                        .stream().map(table -> "('" + one.getKey() + "', '" + table + "')"))
                .collect(joining(", "));
        return pairs.isEmpty() ? "(false)" : "((table_schema, table_name) in (" + pairs + "))";
    }

    private String wanted() {
        return rowsOf.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(table -> one.getKey() + "." + table))
                .collect(joining("\n"));
    }

    private String schemas() {
        return names().stream().map(name -> "'" + name + "'").collect(joining(", "));
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        rowsOf.keySet().forEach(name -> names.add(name.value()));
        return names;
    }
}
