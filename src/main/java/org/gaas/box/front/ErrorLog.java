package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An installation's error log: what its scripts say on standard error, and what the front has to say about them. */
final class ErrorLog {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorLog.class);
    private static final long LARGEST = 5L * 1024 * 1024;
    private static final int LINES_A_REQUEST = 200;
    private static final int LONGEST_LINE = 2000;

    private final VirtualHost host;

    ErrorLog(VirtualHost host) {
        this.host = host;
    }

    /** Takes all that the stream says, and keeps the first lines of it. */
    void take(String about, InputStream errors) {
        try (var reader = new BufferedReader(new InputStreamReader(errors, UTF_8), LONGEST_LINE)) {
            var line = new char[LONGEST_LINE];
            var text = new StringBuilder();
            int lines = 0;
            for (int n; (n = reader.read(line)) >= 0; ) {
                if (lines++ < LINES_A_REQUEST) text.append(line, 0, n);
            }
            text.toString().lines().limit(LINES_A_REQUEST).forEach(one -> say(about, one));
        } catch (IOException gone) {
            // the script ended
        }
    }

    synchronized void say(String about, String sentence) {
        try {
            Files.createDirectories(host.log().getParent());
            Path folder = host.log().getParent().toRealPath();
            if (!folder.startsWith(host.home().toRealPath())) throw new IOException("outside of the installation");
            Path file = folder.resolve(host.log().getFileName());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > LARGEST)
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            String line =
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + " [" + about + "] " + printable(sentence) + "\n";
            try (var channel = Files.newByteChannel(file, Set.of(CREATE, APPEND, LinkOption.NOFOLLOW_LINKS))) {
                channel.write(ByteBuffer.wrap(line.getBytes(UTF_8)));
            }
        } catch (IOException e) {
            LOG.warn("The error log of {} can't be written: {}", host.installation(), e.toString());
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(text.length(), LONGEST_LINE));
    }
}
