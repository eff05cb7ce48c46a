package org.gaas.releases.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart http protocol on the loopback address, for a folder of bare repositories. */
public final class HttpGitServer implements AutoCloseable {
    private static final String REFS = "/info/refs";
    private static final String PACK = "/git-upload-pack";

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    HttpGitServer(Path folder) throws IOException {
        this(folder, 0);
    }

    /** One that is found at the port where another was. */
    public HttpGitServer(Path folder, int port) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Answers requests for this path with a redirect. */
    void redirect(String path, String target) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().add("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestURI().toString());
        var service = path.endsWith(REFS) ? REFS : PACK;
        var place = folder.resolve(path.substring(1).replaceFirst(service + "$", ""));
        if (!path.endsWith(service) || !Files.isDirectory(place)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        try (exchange;
                var repository =
                        new RepositoryBuilder().setGitDir(place.toFile()).build()) {
            if (service.equals(REFS)) advertise(exchange, repository);
            else pack(exchange, repository);
        }
    }

    private static void advertise(HttpExchange exchange, Repository repository) throws IOException {
        var answer = new ByteArrayOutputStream();
        var lines = new PacketLineOut(answer);
        var up = uploadPack(exchange, repository);
        if (!version2(exchange)) {
            lines.writeString("# service=git-upload-pack\n");
            lines.end();
        }
        up.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), "git-upload-pack");
        send(exchange, "application/x-git-upload-pack-advertisement", answer);
    }

    private static void pack(HttpExchange exchange, Repository repository) throws IOException {
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        var body = exchange.getRequestBody();
        var answer = new ByteArrayOutputStream();
        uploadPack(exchange, repository).upload(zipped ? new GZIPInputStream(body) : body, answer, null);
        send(exchange, "application/x-git-upload-pack-result", answer);
    }

    private static UploadPack uploadPack(HttpExchange exchange, Repository repository) {
        var up = new UploadPack(repository);
        up.setBiDirectionalPipe(false);
        if (version2(exchange)) up.setExtraParameters(List.of("version=2"));
        return up;
    }

    private static boolean version2(HttpExchange exchange) {
        return "version=2".equals(exchange.getRequestHeaders().getFirst("Git-Protocol"));
    }

    private static void send(HttpExchange exchange, String type, ByteArrayOutputStream answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, answer.size() == 0 ? -1 : answer.size());
        answer.writeTo(exchange.getResponseBody());
    }
}
