package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.KeyedChain;
import org.gaas.certificates.Material;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Written;
import org.gaas.certificates.acme.Pebble;

/**
 * A desk that is killed while it looks after the certificate of one site of the box, which has a name of its own; and
 * Pebble, which outlives it.
 */
final class CertificateDesk implements AutoCloseable {
    static final String PASSWORD = "CANARY of a word";
    static final String HOST = "www.kampen.example.org";
    private static final String SITE = """
            installation kampen
            host www.kampen.example.org
            prefix /
            web /srv/gaas/kampen/www
            runtime static
            certificate /etc/gaas/tls/kampen/current/chain.pem
            key /etc/gaas/tls/kampen/current/key.pem
            log /srv/gaas/kampen/error.log
            """;

    final Path home;
    final DeskProcess desk;
    final Killing killing;
    private final HttpServer answers;
    private final Pebble pebble;
    private volatile boolean deaf;

    CertificateDesk(Path home, Matrix matrix) throws IOException {
        this.home = home;
        answers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answers.createContext("/.well-known/acme-challenge/", exchange -> {
            var token = Path.of(exchange.getRequestURI().getPath()).getFileName();
            var file = WatchedAuthority.answers(home).resolve(token);
            var text = !deaf && Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(text.length == 0 ? 404 : 200, text.length == 0 ? -1 : text.length);
            if (text.length > 0) exchange.getResponseBody().write(text);
            exchange.close();
        });
        answers.start();
        pebble = new Pebble("127.0.0.1", answers.getAddress().getPort(), false);
        var settings = new ArrayList<>(DeskOnMariaDb.prepare(home));
        pebble.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
        var roots = DeskRoot.in(home);
        Files.writeString(roots, Files.readString(roots) + pebble.root());
        settings.add("--gaas.certificates.roots=" + roots);
        settings.add("--gaas.certificates.authority-pause=PT0.2S");
        desk = new DeskProcess(home, Program.plain(), settings);
        killing = new Killing(desk, matrix);
        desk.start();
        site();
    }

    /** As one that was installed long ago; the box's front reads its file at the next touch. */
    private void site() throws IOException {
        tables().rows("""
                insert into desk.project (name, created) values ('kampen', now());
                insert into desk.installation (id, held, project, environment, state, owner, claim, requested)
                    values ('kampen', 'kampen', 'kampen', 'production', 'INSTALLED', 'hanna', 'kampen', now());
                insert into desk.installation_part (installation, part, server)
                    select number, 'WEB', 'prod1' from desk.installation where id = 'kampen';
                insert into desk.site_name (host, installation, place)
                    select 'www.kampen.example.org', number, 0 from desk.installation where id = 'kampen';
                """);
        Files.createDirectories(server().resolve("srv/gaas/kampen/www"));
        seen(true);
    }

    /** Whether visitors get to the site. */
    void seen(boolean published) throws IOException {
        var sites = Files.createDirectories(server().resolve(org.gaas.box.front.Front.FOLDER));
        if (published) Files.writeString(sites.resolve("kampen.conf"), SITE);
        else Files.delete(sites.resolve("kampen.conf"));
        var reload = server().resolve(org.gaas.box.front.Front.RELOAD);
        Files.createDirectories(reload.getParent());
        Files.writeString(reload, String.valueOf(System.nanoTime()));
    }

    /** The authority gets no answers, or those that are laid. */
    void deaf(boolean deaf) {
        this.deaf = deaf;
    }

    Path server() {
        return home.resolve("servers/prod1");
    }

    Tables tables() {
        return new Tables(home);
    }

    /** Bought for so much, nobody is asked. */
    void allow(String euros) {
        var answer = desk.as("fien").put("/api/certificates/ceilings/kampen", "{\"ceiling\": \"" + euros + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Agrees on it, or renews it; the desk may die before it tells. */
    String wanted(String way) {
        try {
            var answer = desk.as("hanna")
                    .post("/api/certificates", "{\"installation\": \"kampen\", \"way\": \"" + way + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return DeskProcess.read(answer.body()).path("process").asText();
        } catch (UncheckedIOException died) {
            return tables().rows("select proc_inst_id_ from desk.ACT_RU_EXECUTION where business_key_ = 'kampen'"
                            + " and parent_id_ is null")
                    .get(0);
        }
    }

    /** Has the one in use revoked; the desk may die before it tells. */
    String revoked(String then) {
        var number = tables().rows("select number from desk.certificate").get(0);
        try {
            var answer = desk.as("hanna")
                    .post(
                            "/api/certificates/" + number + "/revocation",
                            "{\"reason\": \"key-compromise\", \"then\": \"" + then + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return DeskProcess.read(answer.body()).path("process").asText();
        } catch (UncheckedIOException died) {
            return tables().rows("select proc_inst_id_ from desk.ACT_RU_EXECUTION where parent_id_ is null"
                            + " and proc_def_id_ like 'revoke-certificate:%'")
                    .get(0);
        }
    }

    /** Whether a process is not over. */
    boolean runs(String process) {
        return tables().count("desk.ACT_RU_EXECUTION", "proc_inst_id_ = '" + process + "'") > 0;
    }

    /** The purchases there have been, the last first. */
    List<String> purchases() {
        return processes("purchase-certificate");
    }

    /** The processes of a diagram that there have been, the last first. */
    List<String> processes(String diagram) {
        return tables().rows("select proc_inst_id_ from desk.ACT_HI_PROCINST where proc_def_key_ = '" + diagram
                + "' order by start_time_ desc");
    }

    /** No standing order for it any more. */
    void renewedOnlyWhenAsked() {
        var number = tables().rows("select number from desk.certificate").get(0);
        var answer = desk.as("fien").put("/api/certificates/" + number + "/standing-order", "{\"until\": \"never\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Hands over a certificate with a key of its own. */
    void handOver(String process) {
        var keys = TestCa.elliptic("secp256r1");
        var store = Written.pkcs12(PASSWORD, keys.getPrivate(), DeskRoot.chain(keys, HOST));
        var files = JsonNodeFactory.instance.objectNode().put("passphrase", PASSWORD);
        files.putArray("files").add(Base64.getEncoder().encodeToString(store));
        var task = desk.process(process).path("tasks").path(0).path("id").asText();
        var answer = desk.as("hanna").post("/api/certificates/tasks/" + task, files.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Goes through all deaths until it ends, as it should. */
    void ends(String process, String outcome) {
        killing.until(process);
        JsonNode seen = desk.process(process);
        assertThat(seen.path("outcome").asText()).as(seen.toPrettyString()).isEqualTo(outcome);
        killing.enough();
    }

    /** What is in use on the server: chain and key belong together, and are those of this process's only order. */
    KeyedChain inUse(String process) throws IOException {
        var orders =
                tables().rows("select number, state from desk.certificate_order where process = '" + process + "'");
        assertThat(orders).as("one order").hasSize(1);
        assertThat(orders.get(0)).endsWith("\tINSTALLED");
        var folder = server().resolve("etc/gaas/tls/kampen/current");
        var material = Material.read(
                List.of(Files.readAllBytes(folder.resolve("chain.pem")), Files.readAllBytes(folder.resolve("key.pem"))),
                Optional.empty());
        var inUse = KeyedChain.of(material.certificates(), material.key().orElseThrow());
        var number = orders.get(0).split("\t")[0];
        assertThat(tables().rows("select replace(pem, '\\n', '') from desk.certificate_chain where certificate_order = "
                        + number))
                .containsExactly(inUse.pem().replace("\n", ""));
        assertThat(tables().count("desk.certificate_key", "certificate_order = " + number))
                .isOne();
        return inUse;
    }

    /** How many keys the desk has of a process's order. */
    long keys(String process) {
        return tables().count(
                        "desk.certificate_key",
                        "certificate_order = (select number from desk.certificate_order where process = '" + process
                                + "')");
    }

    /** How many certificates the authority issued. */
    long issued() {
        return pebble.log()
                .lines()
                .filter(line -> line.contains("Issued certificate serial"))
                .count();
    }

    /** Wherever each of these can be found that is neither the server's folder nor sealed; all is read once. */
    Map<String, List<String>> places(Collection<String> words) throws IOException {
        var places = new HashMap<String, List<String>>();
        BiConsumer<String, String> look =
                (place, text) -> words.stream().filter(text::contains).forEach(word -> places.computeIfAbsent(
                                word, none -> new ArrayList<>())
                        .add(place));
        for (var table : tables().rows("select table_name from information_schema.tables where table_schema = 'desk'"))
            look.accept("table " + table, String.join("\n", tables().rows("select * from desk." + table)));
        var kept = server().resolve("etc/gaas/tls");
        try (Stream<Path> files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                if (!file.startsWith(kept))
                    look.accept(
                            "file " + home.relativize(file),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        for (var path : List.of("certificates", "audit/entries", "costs", "processes?businessKey=kampen"))
            for (var person : List.of("hanna", "aya", "fien"))
                look.accept("GET " + path, desk.as(person).get("/api/" + path).body());
        return places;
    }

    static Map<String, Object> answer(String field, String value) {
        return Map.of(field, value, "noTime", true);
    }

    @Override
    public void close() {
        desk.close();
        pebble.close();
        answers.stop(0);
    }
}
