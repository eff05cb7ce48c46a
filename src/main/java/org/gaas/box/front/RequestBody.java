package org.gaas.box.front;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a client sent, whole, before a script sees it: so a slow client never holds a script, and a script knows the
 * length that CGI promises.
 *
 * @param file empty where nothing was sent
 */
record RequestBody(Optional<Path> file, long length, boolean tooLarge) implements AutoCloseable {
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    static RequestBody of(HttpServletRequest request, Path folder) throws IOException {
        if (!request.getMethod().equals("POST")) return new RequestBody(Optional.empty(), 0, false);
        if (request.getContentLengthLong() > LARGEST) return new RequestBody(Optional.empty(), 0, true);
        Path file = Files.createTempFile(folder, "post", null);
        try {
            long length = copy(request, file);
            return new RequestBody(Optional.of(file), length, length > LARGEST);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(HttpServletRequest request, Path file) throws IOException {
        long length = 0;
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            var in = request.getInputStream();
            for (int n; length <= LARGEST && (n = in.read(buffer)) >= 0; length += n) out.write(buffer, 0, n);
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) Files.deleteIfExists(file.get());
    }
}
