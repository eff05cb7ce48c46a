package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Everything that stands in the desk's database, by table; bytes as they are. */
final class Dump {
    private Dump() {}

    static Map<String, String> of(DataSource database) throws SQLException {
        var tables = new LinkedHashMap<String, String>();
        try (var connection = database.getConnection()) {
            for (var table : names(
                    connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"TABLE", "BASE TABLE"})))
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    tables.put(table, text(rows));
                }
        }
        return tables;
    }

    private static List<String> names(ResultSet tables) throws SQLException {
        var names = new ArrayList<String>();
        while (tables.next()) names.add(tables.getString("TABLE_NAME"));
        return names;
    }

    private static String text(ResultSet rows) throws SQLException {
        var text = new StringBuilder();
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (var column = 1; column <= columns; column++)
                text.append(cell(rows, column)).append('\t');
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(ResultSet rows, int column) throws SQLException {
        var type = rows.getMetaData().getColumnType(column);
        var bytes = type == java.sql.Types.BLOB || type == java.sql.Types.VARBINARY || type == java.sql.Types.BINARY;
        if (!bytes) return String.valueOf(rows.getString(column));
        var value = rows.getBytes(column);
        return value == null ? "null" : new String(value, ISO_8859_1);
    }
}
