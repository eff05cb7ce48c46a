package org.gaas.hostile;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.Databases;
import org.gaas.databases.Dumps;
import org.gaas.engine.Failure;
import org.gaas.engine.Progress;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.onboarding.Wishes;
import org.gaas.remote.Command;
import org.gaas.remote.Host;

/** Rights and dumps of the standing trial, on a real database server: what the desk grants, and what it brings back. */
final class DatabasesOfTrial implements Messenger {
    private static final String FOLDER = "srv/gaas/.dumps/hostile";
    private static final String SUFFIX = "gems";

    private final Host server;
    private final Databases databases;
    private final Dumps dumps;
    private final Installations installations;
    private final Wishes wishes;

    DatabasesOfTrial(Box box, Databases databases, Dumps dumps, Installations installations, Wishes wishes) {
        this.server = BoxHosts.host(box, "trial1");
        this.databases = databases;
        this.dumps = dumps;
        this.installations = installations;
        this.wishes = wishes;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("granted database", "dump");
    }

    @Override
    public List<Got> bring(Row row, Door door) {
        var trial = installations.get(new InstallationId(StandingTrial.ID));
        return List.of(row.about("dump") ? restored(trial, row.input()) : granted(trial, row.input()));
    }

    /** What the trial's own process granted, tried on a database whose name the unescaped one would mean too. */
    private Got granted(Installation trial, String name) {
        var like = name.replace('_', 'x');
        sql("create database %1$s; create table %1$s.patient (id int)".formatted(like));
        try {
            var rights = sql("select db from mysql.db where user = 'capri_test' order by db");
            if (!rights.equals(name.replace("_", "\\_"))) return new Got("not escaped", "", "mysql.db", rights);
            databases.ask(trial, SUFFIX, wishes.places(trial), "select count(*) from " + like + ".patient");
            return new Got("let in", "", "database", like);
        } catch (Failure no) {
            var denied = no.found().contains("ERROR 1142") || no.found().contains("ERROR 1044");
            return new Got(denied ? "its own only" : "no rule", "", "database", no.found());
        } finally {
            sql("drop database " + like);
        }
    }

    /** A dump of its own databases with this in it, brought back. */
    private Got restored(Installation trial, String statement) {
        try {
            ended(trial, operation -> dumps.dump(trial, FOLDER, operation));
            tamper(DatabaseName.of(trial.id(), SUFFIX).value(), statement);
            ended(trial, operation -> dumps.restore(trial, FOLDER, trial, wishes.places(trial), operation));
            return new Got("brought back", "", "restore", statement);
        } catch (Failure no) {
            return new Got(no.reason(), "", "restore", no.getMessage());
        } finally {
            tidy(trial);
        }
    }

    /** What a refused restore had begun stays until the next one, or goes with the installation. */
    private void tidy(Installation trial) {
        var database = DatabaseName.of(trial.id(), SUFFIX);
        sql("drop database if exists %1$s__new; drop database if exists %1$s__old".formatted(database));
        server.run(Command.of(
                        "rm",
                        "-rf",
                        server.path("srv/gaas/.dumps"),
                        server.path("srv/gaas/" + trial.id() + "/.restore")))
                .expect("no dump");
    }

    private interface Work {
        void begin(String operation);
    }

    private void ended(Installation trial, Work work) {
        var operation = "hostile-" + UUID.randomUUID();
        work.begin(operation);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> dumps.progress(trial, operation, "the databases"), Progress.Done.class::isInstance);
    }

    /** With a checksum that fits, and with the end that a whole dump has, unless that is what is wrong. */
    private void tamper(String database, String statement) {
        var end = statement.startsWith("-- cut off") ? "" : "\n-- Dump completed\n";
        server.run(Command.of(
                                "sh",
                                "-c",
                                "cd \"$1\" && gzip -c >\"$2.sql.gz\" && sha256sum \"$2.sql.gz\" >\"$2.sql.gz.sum\"",
                                "sh",
                                server.path(FOLDER),
                                database)
                        .reading("create table patient (id int);\n" + statement + end))
                .expect("a dump that was tampered with");
    }

    private String sql(String statements) {
        return server.run(Command.of("mariadb", "--batch", "--raw", "--skip-column-names")
                        .reading(statements))
                .expect("an answer")
                .out()
                .strip();
    }
}
