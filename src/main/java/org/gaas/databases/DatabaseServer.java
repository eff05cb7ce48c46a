package org.gaas.databases;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Owner;
import org.gaas.remote.Source;

/** A kind of database server, and how an installation's databases are kept on it. */
public interface DatabaseServer {
    /**
     * How an application reaches it.
     *
     * @param host as the application's settings name it
     * @param accountHost where the application comes from, as the server sees it
     */
    record Endpoint(String host, int port, String accountHost) {}

    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /** How an application on one server reaches the databases on another, or on the same. */
    Endpoint endpoint(ServerName databases, ServerName application);

    /** These databases exist. */
    Desired exist(List<DatabaseName> names);

    /** The application's account and its settings file fit together. */
    Desired reachable(Settings settings);

    /** Neither these databases nor the account exist. */
    Desired gone(List<DatabaseName> names, Account account);

    /**
     * Answers a question in SQL, one line for each row, columns apart by tabs. The question may come from an
     * application: its own account asks, which changes nothing then.
     */
    Command ask(Login login, String question);

    /**
     * Runs statements that an application brings along, by its own account, and stops at the first that fails.
     */
    Command load(Login login, Source statements);

    /** Answers for how many seconds the server has been up, as the last word. */
    Command uptime();

    /**
     * Writes all that is in these databases at one moment into an archive, one piece for each, each with its checksum
     * beside it; one that is not there has none. Tables of engines without transactions are as they are when they are
     * read. An operation: it tells its progress, and may be begun again.
     *
     * @param folder of the archive, below the host's root
     */
    Command dump(String folder, List<DatabaseName> names);

    /**
     * The same, but rows of these tables only: of all others only how they are made. Beside the pieces lies a file
     * {@link #ROWS} with what went along: database, table and number of rows, apart by tabs. Nothing counts when a row of
     * any other table got among them.
     *
     * @param folder below the host's root
     * @param rowsOf the tables of each database; a database without one is dumped too
     */
    Command extract(String folder, Map<DatabaseName, Set<String>> rowsOf);

    /** The name of the file that tells what went along. */
    String ROWS = "rows";

    /**
     * Answers with all tables of these databases: database, table, and the number of rows of those that are named, a
     * hyphen for others, apart by tabs.
     */
    Command count(Map<DatabaseName, Set<String>> rowsOf);

    /**
     * Counts the rows of all tables of these databases, and makes a checksum of each, into a file: lines of database,
     * table and number of rows, then lines of {@code database.table} and checksum, apart by tabs. An operation.
     *
     * @param file below the host's root; its folder exists
     */
    Command tally(String file, List<DatabaseName> names);

    /**
     * Brings pieces of a dump back: all of them, or none. What they replace stays in use until they are whole. An
     * operation: it tells its progress, and may be begun again. What is refused is said in a line that begins with the
     * name of a {@link DumpRefused.Reason} and a colon.
     */
    Command restore(Restoring restoring);

    /**
     * Looks what bears an installation's name: names of databases, accounts, and databases that an account may use, one
     * a line, each after the word {@code database}, {@code account} or {@code right}. Databases of another installation
     * whose name goes on after this one's may be among them.
     *
     * @param prefix how its databases' names begin
     */
    Command traces(String prefix, Account account);

    /**
     * A settings file with an account's password in it.
     *
     * @param path below the host's root
     * @param seal where the desk's note about the file is kept, out of the application's reach
     * @param owner whose file it is
     * @param hand who writes it: the application's own user in a folder that the application writes
     * @param template the text of the file, with {@link #PASSWORD} where the password goes
     * @param account the account that the file speaks of
     * @param names the databases that the account may use
     */
    record Settings(
            String path,
            String seal,
            Owner owner,
            Owner hand,
            String template,
            Account account,
            List<DatabaseName> names) {
        /** Stands for the password in the template. */
        public static final String PASSWORD = "@@PASSWORD@@";

        public Settings {
            names = List.copyOf(names);
        }
    }

    /**
     * How an application reaches one of its databases: where its settings are, by its own account.
     *
     * @param settings the file that holds the account's password
     */
    record Login(Settings settings, Endpoint endpoint, DatabaseName database) {}

    /**
     * A piece of a dump, and where it belongs.
     *
     * @param file in the folder of the dump
     */
    record Piece(String file, DatabaseName database) {
        /** What a piece is called. */
        public static String of(DatabaseName database) {
            return database + ".sql.gz";
        }
    }

    /**
     * A restore.
     *
     * @param operation its name
     * @param work a folder of the desk's for notes, below the host's root
     * @param folder of the dump, below the host's root
     * @param here how the server itself reaches its databases
     * @param source the account that the dump's views and routines belonged to; they become the application's
     */
    record Restoring(
            String operation,
            String work,
            String folder,
            Endpoint here,
            Account source,
            Login application,
            List<Piece> pieces) {
        public Restoring {
            pieces = List.copyOf(pieces);
            if (pieces.isEmpty()) throw new IllegalArgumentException("nothing to restore");
        }
    }
}
