package org.gaas.box.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Shows a file as it is. */
final class StaticFile {
    private static final long SECOND = 1000;

    private StaticFile() {}

    static void show(Path file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long modified = Files.getLastModifiedTime(file).toMillis() / SECOND * SECOND;
        response.setDateHeader("Last-Modified", modified);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (since(request) >= modified) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(file, request, response, HttpServletResponse.SC_OK);
    }

    static void send(Path file, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        // the file was found by its real path: a link that takes its place meanwhile is not followed
        try (var stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            response.setStatus(status);
            response.setContentType(Answers.type(file.getFileName().toString()));
            response.setContentLengthLong(Files.size(file));
            if (!request.getMethod().equals("HEAD")) stream.transferTo(response.getOutputStream());
        }
    }

    private static long since(HttpServletRequest request) {
        try {
            return request.getDateHeader("If-Modified-Since");
        } catch (IllegalArgumentException notADate) {
            return -1;
        }
    }
}
