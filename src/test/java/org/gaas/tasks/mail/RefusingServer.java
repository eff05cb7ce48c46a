package org.gaas.tasks.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that does not know some of its addresses (RFC 5321: 550). GreenMail knows all. */
final class RefusingServer implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String unknown;

    /**
     * @param unknown how the addresses begin that it does not know
     */
    RefusingServer(String unknown) throws IOException {
        this.unknown = unknown;
        var thread = new Thread(this::serve, "refusing-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** To whom it took something. */
    List<String> taken() {
        return taken;
    }

    private void serve() {
        try {
            while (true)
                try (var client = door.accept()) {
                    talk(client);
                }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket client) throws IOException {
        var out = client.getOutputStream();
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(out, "220 refusing");
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals("DATA")) {
                say(out, "354 go on");
                // to the lonely point
                while (!".".equals(in.readLine())) continue;
            }
            say(out, answer(line));
        }
    }

    private String answer(String line) {
        if (line.startsWith("RCPT TO:<" + unknown)) return "550 5.1.1 no such user";
        if (line.startsWith("RCPT TO:<")) taken.add(line.substring(9, line.indexOf('>')));
        return "250 ok";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
