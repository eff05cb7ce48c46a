package org.gaas.databases.mysql;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.gaas.databases.DatabaseName;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/** Counts all rows of all tables, and has the server make a checksum of each; names are quoted by the server. */
record Tally(List<DatabaseName> names) {
    /** FILE STATEMENTS */
    private static final ShFunction TALLY = ShFunction.of("databases_tally", """
            umask 077
            databases_sql "$2" >"$1.new" || { cat -- "$1.new"; return 1; }
            mv -f -- "$1.new" "$1\"""", Sql.RUN);

    Fragment call(String file) {
        return Fragment.call(TALLY).path(file).text(statements());
    }

    /** Lines of three columns with rows, then lines of two with checksums. */
    private String statements() {
        return """
                set session group_concat_max_len = 1073741824;
                set @gaas_rows = (select group_concat(concat('select ', quote(table_schema), ', ', quote(table_name),
                    ', count(*) from `', table_schema, '`.`', replace(table_name, '`', '``'), '`')
                    order by table_schema, table_name separator ' union all ')
                  from information_schema.tables where table_schema in (NAMES) and table_type = 'BASE TABLE');
                execute immediate ifnull(@gaas_rows, 'do 0');
                set @gaas_sums = (select concat('checksum table ', group_concat(concat('`', table_schema, '`.`',
                    replace(table_name, '`', '``'), '`') order by table_schema, table_name separator ', '), ' extended')
                  from information_schema.tables where table_schema in (NAMES) and table_type = 'BASE TABLE');
                execute immediate ifnull(@gaas_sums, 'do 0');
                """.replace("NAMES", names.stream().map(name -> "'" + name + "'").collect(joining(", ")));
    }
}
