package org.gaas.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.terminal.Terminal;

/**
 * Runs the usual commands against a desk that says nothing new, so that the JVM can keep the classes that they need in
 * an archive. The launcher starts it once after a build.
 */
public final class Rehearsal {
    private static final String STEPS = "[{'id':'Task_A','label':'A','state':'done','startedAt':'2026-01-01T00:00:00Z',"
            + "'endedAt':'2026-01-01T00:00:01Z'},{'id':'Task_B','label':'B','state':'running',"
            + "'startedAt':'2026-01-01T00:00:00Z','progress':{'done':1,'total':2,'text':'files'}}]";
    private static final Map<String, String> ANSWERS = Map.of(
            "/api/installations/a-test", "{'id':'a-test','state':'INSTALLED','tag':'1','processes':[],'databases':[]}",
            "/api/installations", "[{'id':'a-test','tag':'1','state':'INSTALLED','expires':'2026-01-01T00:00:00Z'}]",
            "/api/processes/1", "{'id':'1','name':'A','state':'done','steps':" + STEPS + ",'tasks':[]}",
            "/api/tasks", "[{'id':'1','name':'A'}]",
            "/api/tags", "{'tags':[{'name':'1','commit':'a'}]}",
            "/api/servers", "[{'name':'a','roles':['a'],'installations':1}]",
            "/api/audit/entries", "[{'number':1,'kind':'change','outcome':'DONE'}]",
            "/api/hours", "[{'date':'2026-01-01','minutes':5,'billable':true}]");
    private static final List<String> COMMANDS = List.of(
            "list",
            "list --json",
            "show a-test",
            "servers --color always",
            "tasks",
            "tags a",
            "hours --month 2026-01",
            "audit show a-test",
            "install a --kind test --repo a --tag 1",
            "remove a-test --yes",
            "nonsense",
            "show ../b");

    private Rehearsal() {}

    /** @throws IOException when there is no free port */
    public static void main(String... none) throws IOException {
        var desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/api/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var answer = "POST".equals(exchange.getRequestMethod())
                    ? "{'installation':'a-test','process':'1'}"
                    : ANSWERS.getOrDefault(path, "{'title':'Not found','detail':'no such thing','code':'NOT_FOUND'}");
            var bytes = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.contains("NOT_FOUND") ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        desk.start();
        var url = "http://localhost:" + desk.getAddress().getPort();
        for (var columns : List.of(0, 80))
            for (var command : COMMANDS) CommandLines.run(surroundings(url, columns), command.split(" "));
        desk.stop(0);
    }

    private static Surroundings surroundings(String url, int columns) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(
                Map.of("GAAS_URL", url, "GAAS_USER", "a", "GAAS_PASSWORD", "a"),
                Path.of("/nonexistent"),
                Optional.empty(),
                new Terminal(nowhere, nowhere, columns, 24, false, true),
                question -> Optional.empty(),
                question -> Optional.empty(),
                Main.here().clock(),
                pause -> {},
                properties -> {});
    }
}
