package org.gaas.hostile;

import static org.gaas.hostile.World.json;
import static org.gaas.hostile.World.pairs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A repository that may be used, but sends whoever asks to somewhere else. */
final class Redirects implements Messenger {
    private final World world;

    Redirects(World world) {
        this.world = world;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("redirect");
    }

    @Override
    public List<Got> bring(Row row, Door door) throws IOException {
        var visits = new AtomicInteger();
        var inside = serving("", visits);
        var target = row.input().replace("PORT", "" + inside.getAddress().getPort());
        var outside = serving(target, new AtomicInteger());
        try {
            var got = bring("http://localhost:" + outside.getAddress().getPort() + "/x.git", door);
            return visits.get() == 0 ? got : List.of(new Got("went there", "", "" + visits, target));
        } finally {
            inside.stop(0);
            outside.stop(0);
        }
    }

    private List<Got> bring(String url, Door door) {
        return switch (door) {
            case R ->
                List.of(
                        Got.of(world.dora.get("/api/tags?repository=" + url)),
                        Got.of(world.dora.post("/api/checks", json(pairs("repository", url, "tag", "1.0.0")))));
            case C -> List.of(world.typed("tags", url), world.typed("check", "--tag=1.0.0", url));
            default ->
                List.of(world.asked(
                        pairs("project", "hostile-repo", "kind", "test", "repository", url, "tag", "1.0.0")));
        };
    }

    private static HttpServer serving(String location, AtomicInteger visits) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            if (!location.isEmpty()) exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(location.isEmpty() ? 404 : 302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
