package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.TestDatabase;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Applications;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.engine.Progress;
import org.gaas.engine.TestFences;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Customers;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.installations.UsedRepository;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.sh.LocalWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Deliveries")
class DeliveriesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Repository CODE = new Repository("https://git.example.org/app.git");
    private static final InstallationId CAPRI = new InstallationId("capri-test");

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final FakeSource source = new FakeSource();
    private final BackgroundWork work = new BackgroundWork();
    private Installations installations;
    private Projects projects;
    private Deliveries deliveries;
    private int operations;

    @BeforeEach
    void make() throws Exception {
        var jdbc = database.jdbc();
        var policy = Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
        projects = new Projects(jdbc, CLOCK);
        installations = new Installations(jdbc, policy, projects, new Customers(jdbc, CLOCK), CLOCK);
        var fleet = new Fleet(
                jdbc,
                access -> LocalWire.host(folder.resolve("server"), new PlainPlatform()),
                List.of(new PlainPlatform()),
                folder,
                new Trail(jdbc, database.transactions(), CLOCK));
        var artefacts = new Artefacts(folder.resolve("desk"), Clock.systemUTC());
        var allowed = new AllowedRepositories(RepositorySettings.none(), host -> List.of());
        deliveries = new Deliveries(
                installations,
                projects,
                policy,
                new Applications(jdbc, CLOCK),
                fleet,
                new Releases(
                        List.of(source),
                        allowed,
                        artefacts,
                        new ReleaseRecords(jdbc, CLOCK),
                        new BuildOutcomes(artefacts, allowed, new BuildRecords(jdbc, CLOCK), fleet)),
                new Shipping(artefacts, TestFences.in(database)),
                new SwitchLog(jdbc, CLOCK),
                work);
        fleet.register(
                new Server(
                        new ServerName("trial1"),
                        Set.of(new ServerRole("trial")),
                        "default",
                        "127.0.0.1",
                        22,
                        "root",
                        "/",
                        "plain",
                        List.of("ssh-ed25519 AAAA"),
                        Server.State.ACTIVE),
                "adam");
        install();
    }

    @AfterEach
    void close() {
        work.destroy();
        database.close();
    }

    @Test
    @DisplayName("fetch, ship and switch a tag, and record what runs")
    void deliver() throws Exception {
        var commit = source.tagged("1.0", Map.of("public/index.html", "one"));
        deliver("p1", "1.0");
        assertThat(current()).hasContent("one");
        assertThat(installations.get(CAPRI).commit()).contains(commit);
        assertThat(installations.get(CAPRI).tag()).contains(new Tag("1.0"));
        assertThat(deliveries.running(CAPRI))
                .hasValueSatisfying(
                        running -> assertThat(running.revision().tagged()).isTrue());
        assertThat(deliveries.wishes(CAPRI)).isNotEmpty();
    }

    @Test
    @DisplayName("go back to what ran before, however often it is asked")
    void back() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        source.tagged("1.1", Map.of("public/index.html", "two"));
        deliver("p1", "1.0");
        deliver("p2", "1.1");
        assertThat(current()).hasContent("two");
        for (var i = 0; i < 2; i++) {
            deliveries.switchBack(CAPRI, "p2");
            assertThat(current()).hasContent("one");
            assertThat(installations.get(CAPRI).tag()).contains(new Tag("1.0"));
        }
        deliver("p3", "1.1");
        deliveries.switchBack(CAPRI, "p3");
        assertThat(current()).hasContent("one");
    }

    @Test
    @DisplayName("go back to what came from a repository that was left and is gone, and tell where each came from")
    void left() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        deliver("p1", "1.0");
        var other = new Repository("https://git.example.org/other.git");
        var now = new UsedRepository(
                other, CLOCK.instant(), Optional.empty(), Optional.of("dora"), Optional.empty(), Optional.of("moved"));
        projects.repositories().change(new ProjectName("capri"), CODE, now, "c1");
        source.tagged("1.1", Map.of("public/index.html", "two"));
        deliver("p2", "1.1", other);
        source.refuse("REPO_HOST_NOT_ALLOWLISTED");
        assertThat(deliveries.ran(CAPRI))
                .extracting(ran -> ran.revision().repository())
                .containsExactly(other, CODE);
        deliveries.switchBack(CAPRI, "p2");
        assertThat(current()).hasContent("one");
        assertThat(installations.get(CAPRI).repository()).contains(CODE);
        assertThat(deliveries.ran(CAPRI))
                .extracting(ran -> ran.revision().repository())
                .containsExactly(CODE);
    }

    @Test
    @DisplayName("say no to a tag that was something else in the repository of before")
    void moved() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        deliver("p1", "1.0");
        var other = new Repository("https://git.example.org/other.git");
        var now = new UsedRepository(
                other, CLOCK.instant(), Optional.empty(), Optional.of("dora"), Optional.empty(), Optional.of("moved"));
        projects.repositories().change(new ProjectName("capri"), CODE, now, "c1");
        source.tagged("1.0", Map.of("public/index.html", "other"));
        assertThatThrownBy(() -> fetch("1.0", other))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("TAG_MOVED"));
    }

    @Test
    @DisplayName("go back to the same release when it was delivered again")
    void same() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        source.tagged("1.1", Map.of("public/index.html", "two"));
        deliver("p1", "1.0");
        deliver("p2", "1.1");
        deliver("p3", "1.1");
        deliveries.switchBack(CAPRI, "p3");
        assertThat(current()).hasContent("two");
    }

    @Test
    @DisplayName("leave a first release where it is: there is nothing to go back to")
    void first() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        deliver("p1", "1.0");
        deliveries.switchBack(CAPRI, "p1");
        assertThat(current()).hasContent("one");
        assertThat(deliveries.wishes(CAPRI)).isEmpty();
    }

    @Test
    @DisplayName("of an installation that was removed are no place to go back to")
    void removed() throws Exception {
        source.tagged("1.0", Map.of("public/index.html", "one"));
        deliver("p1", "1.0");
        deliveries.forget(CAPRI);
        assertThat(deliveries.running(CAPRI)).isEmpty();
    }

    @Test
    @DisplayName("say no where the tag is not there, and can be asked again")
    void refused() {
        assertThatThrownBy(() -> fetch("9.9")).isInstanceOfSatisfying(ReleaseRefused.class, no -> assertThat(no.rule())
                .isEqualTo("TAG_NOT_FOUND"));
    }

    private void deliver(String process, String tag) throws Exception {
        deliver(process, tag, CODE);
    }

    private void deliver(String process, String tag, Repository from) throws Exception {
        var fetched = fetch(tag, from);
        var artefact = Artefact.ARTEFACT.find(fetched.variables()).orElseThrow();
        var commit = Commit.COMMIT.find(fetched.variables()).orElseThrow();
        var operation = "ship-" + operations++;
        deliveries.beginShip(operation, CAPRI, new Tag(tag), artefact);
        ended(operation);
        for (var i = 0; i < 2; i++) deliveries.switchTo(CAPRI, process, from, new Tag(tag), commit, artefact);
    }

    private Progress.Done fetch(String tag) throws Exception {
        return fetch(tag, CODE);
    }

    private Progress.Done fetch(String tag, Repository from) throws Exception {
        var operation = "fetch-" + operations++;
        deliveries.beginFetch(operation, CAPRI, from, new Tag(tag));
        return ended(operation);
    }

    private Progress.Done ended(String operation) throws Exception {
        for (; ; ) if (deliveries.poll(operation) instanceof Progress.Done done) return done;
    }

    private Path current() {
        return folder.resolve("server/srv/gaas/capri-test/current/public/index.html");
    }

    private void install() throws Exception {
        installations.request(new InstallationRequest(
                new ProjectName("capri"),
                new EnvironmentName("test"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ApplicationName("static")),
                Optional.of(CODE),
                Optional.empty(),
                "dora",
                "p1"));
        installations.place(CAPRI, Part.WEB, new ServerName("trial1"));
        Files.createDirectories(folder.resolve("server/srv/gaas/capri-test/releases"));
    }
}
