package org.gaas.people.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gaas.engine.Work;

/** What a request of a person is about, as far as its address tells. */
final class RequestWork {
    private static final Pattern INSTALLATION = Pattern.compile("/api/installations/([a-z][a-z0-9-]{1,30})(/.*)?");
    private static final Pattern PROCESS =
            Pattern.compile(".*/(?:processes|process-instance)/([A-Za-z0-9-]{1,64})(/.*)?");

    private RequestWork() {}

    static Work of(HttpServletRequest request, String person) {
        var path = request.getRequestURI();
        return new Work(UUID.randomUUID().toString(), found(PROCESS, path), "", found(INSTALLATION, path), person);
    }

    private static String found(Pattern pattern, String path) {
        var match = pattern.matcher(path);
        return match.matches() ? match.group(1) : "";
    }
}
