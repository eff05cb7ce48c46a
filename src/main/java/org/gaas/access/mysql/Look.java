package org.gaas.access.mysql;

/** Which accounts there are on a MariaDB and what they may do: kind, user, host, on what, and what, apart by tabs. */
final class Look {
    static final String QUESTION = """
            select concat_ws(char(9), 'account', user, host, '', if(json_value(priv, '$.access') > 0, 'global', ''))
                from mysql.global_priv where ifnull(json_value(priv, '$.is_role'), 0) = 0
            union all select concat_ws(char(9), 'right', user, host, replace(db, char(92), '/'), '') from mysql.db
            union all select concat_ws(char(9), 'right', user, host, concat(db, '.', table_name), '')
                from mysql.tables_priv
            union all select concat_ws(char(9), 'right', user, host, concat(db, '.', routine_name), '')
                from mysql.procs_priv
            union all select concat_ws(char(9), 'role', user, host, role, '') from mysql.roles_mapping
            """;

    private Look() {}
}
