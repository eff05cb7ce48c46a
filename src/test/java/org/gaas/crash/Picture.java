package org.gaas.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gaas.box.Marked;

/**
 * All that there is of one installation, wherever it lies: files on servers, databases, accounts, rows of the desk,
 * steps of its processes. Names are made alike, so that the pictures of two installations can be compared.
 */
record Picture(Set<String> lines) {
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Folders of certificates are called after their contents; how many there are is counted. */
    private static final Pattern CERTIFICATE = Pattern.compile("(etc/gaas/tls/[^/]+/)[0-9a-f]{64}");

    /** The desk's own tables that only say what happened when, or are shared by all. */
    private static final Set<String> NOT_LOOKED_AT = Set.of(
            "audit_trail", "engine_fence", "engine_node", "flyway_schema_history", "application_descriptor", "server");

    /**
     * The picture once nothing runs on the servers any more: what an operation leaves behind ends after seconds.
     *
     * @param others names of installations that are looked at elsewhere
     */
    static Picture inPeace(String project, Path home, Tables tables, List<String> others) {
        return await().atMost(DeskProcess.PATIENCE).until(() -> of(project, home, tables, others), Picture::isStill);
    }

    private static Picture of(String project, Path home, Tables tables, List<String> others) {
        var lines = new TreeSet<String>();
        files(home.resolve("servers"), lines);
        databases(tables, lines);
        rows(tables, project, lines);
        processes(tables, project, lines);
        stillRunning(home.resolve("servers"), lines);
        var alike = new TreeSet<String>();
        alike.add(lines.stream()
                        .filter(line -> line.contains("/" + project + "/")
                                && CERTIFICATE.matcher(line).find())
                        .count()
                + " files of certificates");
        for (var line : lines)
            if (others.stream().noneMatch(other -> line.contains(other)))
                alike.add(CERTIFICATE
                        .matcher(
                                RANDOM.matcher(line.replace(project, "PROJECT")).replaceAll("ID"))
                        .replaceAll("$1CERTIFICATE")
                        .replaceAll("PROJECT(-[a-z]+)?\\.[0-9]+", "PROJECT$1.NUMBER"));
        return new Picture(alike);
    }

    private boolean isStill() {
        return lines.stream().noneMatch(line -> line.startsWith("running "));
    }

    /** All of them, so that something half made and left under any name is seen. */
    private static void files(Path servers, Set<String> lines) {
        try (var files = Files.walk(servers)) {
            files.map(servers::relativize)
                    .map(Path::toString)
                    // what many share, named after its content
                    .filter(file -> !file.matches(".*/srv/gaas/store/[0-9a-f]{64}(\\.x)?"))
                    // made by the first removal on a server, and kept; what lies in it is looked at
                    .filter(file -> !file.endsWith("/srv/gaas/.archives"))
                    // told by what takes longer than a second
                    .filter(file -> !file.matches(".*/var/lib/gaas/operations/[^/]+/progress"))
                    // made by the look at developers' accounts that each start of a desk begins
                    .filter(file -> !file.matches(".*/var/lib/gaas/locks/access([.]fence)?"))
                    .forEach(file -> lines.add("file " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void databases(Tables tables, Set<String> lines) {
        for (var database : tables.rows("select schema_name from information_schema.schemata where schema_name not in"
                + " ('desk', 'information_schema', 'mysql', 'performance_schema', 'sys', 'test')")) {
            lines.add("database " + database);
            for (var table : tables.rows(
                    "select table_name from information_schema.tables where table_schema = '" + database + "'")) {
                // each look at the site is a visit
                var rows = table.equals("visits") ? "some" : tables.count("`" + database + "`." + table, "1 = 1");
                lines.add("table " + database + "." + table + ": " + rows + " rows");
            }
        }
        for (var account : tables.rows("select concat(user, '@', host) from mysql.user"))
            lines.add("account " + account);
        for (var grant : tables.rows("select concat(user, ' on ', db) from mysql.db")) lines.add("grant " + grant);
    }

    private static void rows(Tables tables, String project, Set<String> lines) {
        for (var table : tables.rows("select table_name from information_schema.tables where table_schema = 'desk'"
                + " and table_name not like 'act\\_%' and table_name not like 'ACT\\_%'")) {
            if (NOT_LOOKED_AT.contains(table)) continue;
            var about = new TreeSet<String>();
            for (var row : tables.rows("select * from desk." + table)) if (row.contains(project)) about.add(row);
            lines.add("desk " + table + ": " + about.size() + " rows");
        }
        // what they hold ends with the step
        for (var table : List.of("engine_journal", "engine_progress", "engine_victim", "ACT_RU_INCIDENT"))
            lines.add("desk " + table + ": " + tables.count("desk." + table, "1 = 1") + " rows in all");
    }

    private static void processes(Tables tables, String project, Set<String> lines) {
        lines.addAll(tables.rows(
                "select concat('process ', proc_def_key_, ' ', state_, ': ', count(*)) from desk.ACT_HI_PROCINST"
                        + " where " + about(project) + " group by proc_def_key_, state_"));
        lines.addAll(tables.rows(
                "select concat('step ', a.proc_def_key_, ' ', a.act_id_, ' ', a.act_inst_state_, ': ', count(*))"
                        + " from desk.ACT_HI_ACTINST a join desk.ACT_HI_PROCINST p on p.proc_inst_id_ = a.proc_inst_id_"
                        + " where " + about(project)
                        + " group by a.proc_def_key_, a.act_id_, a.act_inst_state_"));
    }

    /** A production is called like its project. */
    private static String about(String project) {
        return "(business_key_ = '" + project + "' or business_key_ like '" + project + "-%')";
    }

    /** Programs on the servers: what the desk's scripts start keeps the home directory of its server. */
    private static void stillRunning(Path servers, Set<String> lines) {
        for (var server : servers.toFile().list())
            for (var program : new Marked(servers.resolve(server).toString()).find())
                lines.add("running " + program.info().commandLine().orElse("something"));
    }
}
