package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Loopback ports, chosen free at the first start and the same ever after, so that printed addresses stay right. */
final class Ports {
    private final Path file;
    private final Map<String, Integer> wanted;
    private final Map<String, Integer> chosen = new TreeMap<>();

    /**
     * @param wanted ports that the settings fix, by name; they win over what was chosen before
     */
    Ports(BoxHome home, Map<String, Integer> wanted) {
        this.file = file(home);
        this.wanted = wanted;
        read();
    }

    static Path file(BoxHome home) {
        return home.folder().resolve("ports.properties");
    }

    /** The port of this name; chosen, and written down, when there is none yet. */
    synchronized int of(String name) {
        if (wanted.containsKey(name)) return wanted.get(name);
        Integer known = chosen.get(name);
        if (known != null) return known;
        int port = free();
        chosen.put(name, port);
        write();
        return port;
    }

    private int free() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (!chosen.containsValue(socket.getLocalPort())) return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException("the box finds no free port on the loopback address", e);
            }
        }
        throw new IllegalStateException("the box finds no free port on the loopback address");
    }

    private void read() {
        if (!Files.exists(file)) return;
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
            for (String name : properties.stringPropertyNames())
                chosen.put(name, Integer.valueOf(properties.getProperty(name).trim()));
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException(file + " is not a list of ports: mend or delete it", e);
        }
    }

    private void write() {
        var text = new StringBuilder("# loopback ports of the box; delete a line to have another one chosen\n");
        chosen.forEach(
                (name, port) -> text.append(name).append('=').append(port).append('\n'));
        PrivateFile.write(file, text.toString());
    }
}
