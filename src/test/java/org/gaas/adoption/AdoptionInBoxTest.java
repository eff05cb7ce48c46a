package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.box.DemoUsers;
import org.gaas.onboarding.TrialDesk;
import org.gaas.production.ProductionDesk;
import org.gaas.remote.Command;
import org.gaas.remote.RemoteFailure;
import org.gaas.sites.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** The other hoster is a folder and a database of the machine; its export is made by the program that docs name. */
@BoxDeskTest
@DisplayName("A site that runs elsewhere")
class AdoptionInBoxTest {
    private static final String OLD = "oldhost_ravello";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Box box;
    private final TrialDesk desk;
    private final ProductionDesk productions;
    private final Outside outside;

    @Autowired
    Adoptions adoptions;

    @Autowired
    AdoptionRows rows;

    @Autowired
    Moving moving;

    @Autowired
    Exports exports;

    @TempDir
    Path elsewhere;

    AdoptionInBoxTest(
            @Autowired Box box, @Autowired DemoUsers users, @Autowired Outside outside, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.productions = new ProductionDesk(desk, "prod1", "acc1");
        this.outside = outside;
    }

    @AfterEach
    void tidy() {
        sql("drop database if exists " + OLD);
    }

    @Test
    @DisplayName("is rehearsed, compared and switched; what is hostile is refused before anything is loaded")
    void adopted() throws IOException {
        var onboarding = closed("ravello");
        assertThat(asked("mark", "ravello").path("code").asText()).isEqualTo("ROLE_REQUIRED");
        assertThat(asked("dora", "ravello-acc").path("code").asText()).isEqualTo("NOT_A_PRODUCTION");
        var process = asked("dora", "ravello").path("process").asText();
        approve(process);
        assertThat(asked("dora", "ravello").path("code").asText()).isEqualTo("ADOPTION_RUNNING");
        oldSite("ravello");

        var bring = productions.task(process, "Bring export");
        assertThat(desk.shown("hanna", bring, "exportText"))
                .contains("/srv/gaas/.adoptions/", "gems.sql.gz", "rehearsal");
        refusals(process, "ravello");
        assertThat(sql("select group_concat(name) from ravello_gems.patient")).isEqualTo("Test Person");

        export("");
        bring("ravello");
        brought(process);
        var comparison = productions.task(process, "Accept comparison");
        assertThat(desk.shown("dora", comparison, "comparisonText"))
                .contains("Rehearsal ", "No differences.", "3 files");
        assertThat(sql("select group_concat(name order by id) from ravello_gems.patient"))
                .isEqualTo("Oude Patiënt,Tweede");
        assertThat(Files.readString(shared("ravello").resolve("var/uploads/brief.txt")))
                .isEqualTo("from elsewhere");
        assertThat(Files.exists(shared("ravello").resolve("settings.conf"))).isTrue();
        assertThat(seen("ravello.gaas.localhost")).startsWith("503");
        productions.answer("dora", process, "Accept comparison", "comparisonAnswer", "accept");

        productions.answer(
                "hanna", process, "Close old site", "oldSiteAnswer", "closed", "oldSiteWords", "J. Jansen, page seen");
        brought(process);
        assertThat(refusal(process)).contains("EXPORT_TOO_OLD");
        sql("insert into " + OLD + ".patient (id, name, born) values (3, 'Laatste', '1980-01-01')");
        Files.writeString(old().resolve("var/uploads/last.txt"), "last");
        export("");
        // somebody wrote after it was counted
        Files.writeString(
                out().resolve("tables.tsv"),
                Files.readString(out().resolve("tables.tsv")).replace("\t3\t", "\t4\t"));
        sums();
        bring("ravello");
        brought(process);
        var last = productions.task(process, "Accept comparison");
        assertThat(desk.shown("dora", last, "comparisonText"))
                .contains("The last export", "gems.patient: 4 rows there, 3 here");
        assertThat(desk.complete("dora", last, "comparisonAnswer", "accept", "noTime", "true")
                        .body())
                .contains("differencesReason");
        // nobody is let in before it is at its end
        var signOff = productions.task(onboarding, "Sign off acceptance");
        assertThat(desk.complete("dora", signOff, "signOff", "accept", "noTime", "true")
                        .body())
                .contains("is being adopted");
        var accepted = desk.as("dora")
                .post(
                        "/engine-rest/task/" + last + "/submit-form",
                        "{\"variables\": {\"comparisonAnswer\": {\"value\": \"accept\"}, \"noTime\": {\"value\": true},"
                                + " \"differencesReason\": {\"value\": \"counted by hand\"}}}");
        assertThat(accepted.statusCode()).as(accepted.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Site adopted");
        assertThat(room()).as("no second copy stays").isEmpty();

        var opening = desk.as("dora")
                .post(
                        "/engine-rest/task/" + signOff + "/submit-form",
                        "{\"variables\": {\"signOff\": {\"value\": \"accept\"}, \"noTime\": {\"value\": true}}}");
        assertThat(opening.statusCode()).as(opening.body()).isIn(200, 204);
        productions.task(onboarding, "Hand over production");
        assertThat(seen("ravello.gaas.localhost")).startsWith("200").contains("ravello_gems");
        assertThat(sql("select count(*) from ravello_gems.patient")).isEqualTo("3");
        assertThat(asked("dora", "ravello").path("code").asText()).isEqualTo("WAS_OPEN");
        var told =
                read(desk.as("hanna").get("/api/productions/ravello/adoption").body());
        assertThat(told.path("state").asText()).isEqualTo("adopted");
        assertThat(told.path("exports")
                        .get(told.path("exports").size() - 1)
                        .path("reason")
                        .asText())
                .isEqualTo("counted by hand");
    }

    @Test
    @DisplayName("that is taken back leaves what the release made; a production that goes takes the export along")
    void takenBack() throws IOException {
        var onboarding = closed("scala");
        var before = picture("scala");
        assertThat(asked("daan", "scala").path("code").asText())
                .as("a developer without an agreement sees none of it")
                .isEqualTo("INSTALLATION_UNKNOWN");
        var process = asked("dora", "scala").path("process").asText();
        approve(process);
        productions.task(process, "Bring export");
        assertThat(desk.as("daan").get("/api/productions/scala/adoption").body())
                .contains("INSTALLATION_UNKNOWN");
        assertThat(desk.as("dora").get("/api/productions/scala/adoption").body())
                .contains("wanted");
        oldSite("scala");
        export("");
        bring("scala");
        brought(process);
        productions.task(process, "Accept comparison");
        assertThat(picture("scala")).isNotEqualTo(before).contains("Oude Pati");
        var withdrawal = desk.as("dora").post("/api/productions/scala/adoption/withdrawal", "{}");
        assertThat(withdrawal.statusCode()).as(withdrawal.body()).isEqualTo(202);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Adoption withdrawn");
        assertThat(picture("scala")).isEqualTo(before);
        assertThat(room()).isEmpty();
        tooLate(process, "late");
        assertThat(picture("scala")).isEqualTo(before);

        var slow = asked("hanna", "scala").path("process").asText();
        approve(slow, "hugo");
        productions.task(slow, "Bring export");
        takenBackWhileRaised(slow);
        assertThat(picture("scala")).isEqualTo(before);

        var dead = asked("hanna", "scala").path("process").asText();
        approve(dead, "hugo");
        productions.task(dead, "Bring export");
        takenBackBeforeItBegan(dead);
        assertThat(picture("scala")).isEqualTo(before);

        var second = asked("hanna", "scala").path("process").asText();
        approve(second, "hugo");
        productions.task(second, "Bring export");
        bring("scala");
        brought(second);
        productions.task(second, "Accept comparison");
        productions.answer("dora", onboarding, "Sign off acceptance", "signOff", "withdraw");
        assertThat(desk.settled(onboarding).path("outcome").asText()).isEqualTo("Production refused");
        assertThat(desk.settled(second).path("outcome").asText()).isEqualTo("Adoption withdrawn");
        assertThat(room()).isEmpty();
        assertThat(sql("show databases like 'scala%'")).doesNotContain("scala_gems");
    }

    /** The application's own commands go on after that: what was there before comes when they have ended. */
    private void takenBackWhileRaised(String process) throws IOException {
        sql("delete from " + OLD + ".schema_level order by level desc limit 1;"
                + "use " + OLD + "; create trigger slow before insert on schema_level"
                + " for each row set @mine = get_lock('raised', 120)");
        export("");
        sql("drop trigger " + OLD + ".slow; insert into " + OLD
                + ".schema_level select * from scala_test_gems.schema_level" + " order by level desc limit 1");
        bring("scala");
        var somebody = lock("raised");
        try {
            productions.answer("hanna", process, "Bring export", "exportAnswer", "brought");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            sql("select count(*) from information_schema.processlist where state = 'User lock'"))
                    .as(() -> desk.process(process).toPrettyString())
                    .isEqualTo("1"));
            var withdrawal = desk.as("hanna").post("/api/productions/scala/adoption/withdrawal", "{}");
            assertThat(withdrawal.statusCode()).as(withdrawal.body()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .until(() -> desk.process(process).toString().contains("waiting for the end of what was begun"));
            assertThat(shared("scala").resolve("var/uploads/brief.txt")).hasContent("from elsewhere");
        } finally {
            somebody.destroy();
        }
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Adoption withdrawn");
        export("");
    }

    /** What was about to begin when it was taken back leaves everything as it is. */
    private void tooLate(String process, String operation) {
        var number = adoptions.of(process).orElseThrow().number();
        var late = List.<ThrowingCallable>of(
                () -> exports.check(number, operation),
                () -> moving.load(number, operation),
                () -> moving.compare(number, operation),
                () -> moving.raise(number, operation));
        for (var one : late) assertThatThrownBy(one).isInstanceOf(AdoptionWithdrawn.class);
        for (var name : List.of(operation, operation + ".databases", operation + ".files"))
            assertThatThrownBy(() -> BoxHosts.host(box, "prod1").poll(name))
                    .isInstanceOfSatisfying(RemoteFailure.class, none -> assertThat(none.reason())
                            .isEqualTo("VANISHED"));
    }

    /** The desk is stopped when it has noted what it begins; or it was slow, and the server hears of it afterwards. */
    private void takenBackBeforeItBegan(String process) {
        rows.changes(adoptions.of(process).orElseThrow().number(), "dead");
        desk.as("hanna").post("/api/productions/scala/adoption/withdrawal", "{}");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Adoption withdrawn");
        for (var name : List.of("dead", "dead.databases", "dead.files"))
            assertThatThrownBy(() -> BoxHosts.host(box, "prod1").begin(name, Command.of("true")))
                    .as(name)
                    .isInstanceOfSatisfying(RemoteFailure.class, late -> assertThat(late.reason())
                            .isEqualTo("CALLED_OFF"));
    }

    /** Each is brought, refused by its code, and leaves what is there as it was. */
    private void refusals(String process, String project) throws IOException {
        hostile(
                process,
                project,
                "ARCHIVE_ENTRY_ESCAPES",
                "ln -s /etc \"$1/var/etc\"; tar -C \"$1\" -czf \"$2/files.tar.gz\" var; rm \"$1/var/etc\"");
        hostile(
                process,
                project,
                "ARCHIVE_TOO_LARGE",
                "truncate -s 200M \"$1/var/zeros\"; tar -C \"$1\" -czf \"$2/files.tar.gz\" var; rm \"$1/var/zeros\"");
        hostile(
                process,
                project,
                "DUMP_CLIENT_COMMAND",
                "printf '\\\\! touch /tmp/gaas-x\\n-- Dump completed\\n' | gzip >\"$2/gems.sql.gz\"");
        hostile(process, project, "DUMP_FOREIGN_SCHEMA", dump("use mysql;\\n-- Dump completed\\n"));
        hostile(
                process,
                project,
                "DUMP_DEFINER",
                dump("create definer=root@localhost procedure p() select 1;\\n-- Dump completed\\n"));
        hostile(process, project, "DUMP_INCOMPLETE", dump("create table patient (id int);\\n"));
        export("");
        bring(project);
        Files.writeString(brought(project, "gems.sql.gz"), "other");
        brought(process);
        assertThat(refusal(process)).contains("EXPORT_DIFFERS");
    }

    private static String dump(String text) {
        return "printf '" + text + "' | gzip >\"$2/gems.sql.gz\"";
    }

    private void hostile(String process, String project, String code, String script) throws IOException {
        export("");
        sh(script, old().toString(), out().toString());
        sums();
        bring(project);
        brought(process);
        assertThat(refusal(process)).contains(code);
    }

    /** Why the last export was refused, once somebody is asked for another. */
    private String refusal(String process) {
        return desk.shown("hanna", productions.task(process, "Bring export"), "refusal");
    }

    private String closed(String project) {
        desk.settled(desk.install(project, "1.2.0"));
        var process = productions.ask(project, project + ".gaas.localhost");
        productions.accept(process);
        productions.approve(process);
        productions.task(process, "Sign off acceptance");
        return process;
    }

    private JsonNode asked(String person, String project) {
        return read(desk.as(person)
                .post(
                        "/api/productions/" + project + "/adoption",
                        json("from", "Oude Host BV, J. Jansen", "settings", "mail from: info@example.org"))
                .body());
    }

    private void approve(String process) {
        approve(process, "hanna");
    }

    private void approve(String process, String person) {
        var task = productions.task(process, "Approve adoption");
        assertThat(desk.shown(person, task, "planShown")).contains("Oude Host BV", "prod1", "gems", "log, var");
        productions.answer(
                person,
                process,
                "Approve adoption",
                "adoptionApproval",
                "approve",
                "plan",
                desk.shown(person, task, "plan"));
    }

    private void brought(String process) {
        var task = productions.task(process, "Bring export");
        productions.answer("hanna", process, "Bring export", "exportAnswer", "brought");
        desk.settledWithout(process, task);
    }

    /** What another release of the same application has there. */
    private void oldSite(String like) throws IOException {
        sql("create database " + OLD);
        for (var table : List.of("schema_level", "survey", "patient", "visit"))
            sql("create table " + OLD + "." + table + " like " + like + "_test_gems." + table + "; insert into " + OLD
                    + "." + table + " select * from " + like + "_test_gems." + table);
        sql("delete from " + OLD + ".visit; delete from " + OLD + ".patient;"
                + "insert into " + OLD
                + ".patient (id, name, born) values (1, 'Oude Patiënt', '1980-01-01'), (2, 'Tweede', '1980-01-01');"
                + "create definer=root@localhost view " + OLD + ".names as select name from " + OLD + ".patient");
        Files.createDirectories(old().resolve("var/uploads"));
        Files.createDirectories(old().resolve("log"));
        Files.writeString(old().resolve("var/uploads/brief.txt"), "from elsewhere");
        Files.writeString(old().resolve("var/uploads/naam met spatie.txt"), "");
        Files.writeString(old().resolve("log/old.log"), "old\n");
    }

    private Path old() {
        return elsewhere.resolve("old");
    }

    private Path out() {
        return elsewhere.resolve("export");
    }

    private void export(String more) {
        FileSystemUtils.deleteRecursively(out().toFile());
        sh(
                "LEAVE_OUT= exec sh \"$3\" \"$2\" \"$1\" 'log var' gems=" + OLD + more,
                old().toString(),
                out().toString(),
                Path.of("docs/export-site").toAbsolutePath().toString());
    }

    private void sums() {
        sh(
                "cd \"$2\" && rm checksums.sha256 && sha256sum -- * >../sums && mv ../sums checksums.sha256",
                "",
                out().toString());
    }

    private void bring(String project) throws IOException {
        var to = brought(project, "");
        for (var file : to.toFile().listFiles()) Files.delete(file.toPath());
        for (var file : out().toFile().listFiles()) Files.copy(file.toPath(), to.resolve(file.getName()));
    }

    private Path brought(String project, String file) {
        var rooms = room();
        assertThat(rooms).as("room for " + project).hasSize(1);
        return base().resolve(rooms.get(0)).resolve("brought").resolve(file);
    }

    private List<String> room() {
        var names = base().toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private Path base() {
        return box.server("prod1").root().resolve("srv/gaas/.adoptions");
    }

    private Path shared(String project) {
        return box.server("prod1").root().resolve("srv/gaas/" + project + "/shared");
    }

    /** Rows and files. */
    private String picture(String project) {
        try (var files = Files.walk(shared(project).resolve("var"))) {
            return sql("select * from " + project + "_gems.patient; select * from " + project + "_gems.survey")
                    + files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String seen(String host) {
        var answer = outside.get(java.net.URI.create("https://" + host + ":" + box.frontPort() + "/"));
        return answer.status() + " " + answer.body();
    }

    private void sh(String script, String... words) {
        var argv = new java.util.ArrayList<>(List.of("sh", "-c", script, "sh"));
        argv.addAll(List.of(words));
        BoxHosts.host(box, "trial1")
                .run(Command.of(argv.toArray(String[]::new)))
                .expect(script);
    }

    /** Somebody who has this lock until they end. */
    private Process lock(String name) throws IOException {
        var session = new ProcessBuilder(
                        box.database().client("mariadb").toString(),
                        "--defaults-file=" + box.database().administrator(),
                        "--unbuffered",
                        "--skip-column-names")
                .start();
        session.outputWriter().append("select get_lock('" + name + "', 10);\n").flush();
        assertThat(session.inputReader().readLine()).isEqualTo("1");
        return session;
    }

    private String sql(String statements) {
        return BoxHosts.host(box, "trial1")
                .run(Command.of("mariadb", "--batch", "--skip-column-names", "--default-character-set=utf8mb4")
                        .reading(statements))
                .expect("an answer")
                .out()
                .strip();
    }
}
