package org.gaas.box.front;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the installation that a request is for, and lets it answer. */
final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final transient VirtualHosts hosts;
    private final transient Cgi cgi;

    FrontServlet(VirtualHosts hosts, Cgi cgi) {
        this.hosts = hosts;
        this.cgi = cgi;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!METHODS.contains(request.getMethod())) {
            Answers.notAllowed(response, "GET, HEAD, POST");
            return;
        }
        // the container has decoded and normalized it, and refused what could mean two things
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<VirtualHost> host = hosts.find(request.getServerName().toLowerCase(Locale.ROOT), path);
        if (host.isEmpty()) Answers.sentence(response, 404, "No installation answers at this address.");
        else answer(host.get(), path, request, response);
    }

    private void answer(VirtualHost host, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var target = host.redirects().get(request.getServerName().toLowerCase(Locale.ROOT));
        if (target != null) {
            leadOn(target, request, response);
            return;
        }
        String below = host.below(path).orElseThrow();
        if (below.isEmpty()) {
            redirect(host.prefix() + "/", request, response);
            return;
        }
        if (host.closed()) {
            Answers.sentence(response, 503, "This site is not open yet. Deze site is nog niet open.");
            return;
        }
        if (maintained(host, request, response)) return;
        if (!below.endsWith("/") && Files.isDirectory(host.web().resolve(below.substring(1)))) {
            redirect(path + "/", request, response);
            return;
        }
        Optional<Target> found = Target.of(host, below);
        if (found.isEmpty()) {
            Answers.sentence(response, 404, "The installation " + host.installation() + " has nothing here.");
        } else if (found.get().executed()) {
            cgi.answer(host, found.get(), request, response);
        } else if (request.getMethod().equals("POST")) {
            Answers.notAllowed(response, "GET, HEAD");
        } else {
            StaticFile.show(found.get().file(), request, response);
        }
    }

    private static void leadOn(String to, HttpServletRequest request, HttpServletResponse response) {
        var query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", "https://" + to + request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static boolean maintained(VirtualHost host, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Path> page = host.maintenance().filter(Files::isRegularFile);
        if (page.isEmpty()) return false;
        Path real = page.get().toRealPath();
        if (!real.startsWith(host.home().toRealPath())) {
            Answers.sentence(response, 503, "The installation is being maintained.");
            return true;
        }
        response.setHeader("Retry-After", "60");
        response.setHeader("Cache-Control", "no-store");
        StaticFile.send(real, request, response, 503);
        return true;
    }

    /** Relative to this host, so that nothing that a client sent decides where it leads. */
    private static void redirect(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setHeader("Location", Encoded.path(path) + query);
    }
}
