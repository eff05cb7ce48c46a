package org.gaas.engine.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gaas.engine.Denial;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's REST API and the web applications' copy of it. Refuses expressions before they become a
 * query, deployments by anybody, and the set-up page that is open while there is no administrator.
 */
class EngineRestFilter extends OncePerRequestFilter {
    private static final Pattern DEPLOYMENT = Pattern.compile(".*/deployment(/.*)?");
    /** The web applications' copy of the API can't even answer it; elsewhere the guard inside the engine says no. */
    private static final Pattern FETCH = Pattern.compile(".*/external-task/fetchAndLock");

    private static final Pattern SETUP = Pattern.compile(".*/api/admin/setup(/.*)?");
    /** Handles an object without looking whether it got one. */
    private static final Pattern NEEDS_OBJECT = Pattern.compile(".*/(submit-form|start|complete|resolve)");

    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = path(request);
        var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (SETUP.matcher(path).matches()
                || (!reading && DEPLOYMENT.matcher(path).matches())) {
            refuse(response, 403, "DESK_ONLY", "diagrams and the first administrator come with the desk itself");
            return;
        }
        if (FETCH.matcher(path).matches()) {
            refuse(response, 403, "DESK_ONLY", "long steps are done by the desk itself");
            return;
        }
        if (queryHoldsExpression(request.getQueryString())) {
            refuse(response, 400, "EXPRESSION_NOT_ALLOWED", "expressions are forbidden in task queries");
            return;
        }
        var passed = request;
        if (mayHoldJson(request)) {
            var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                refuse(response, 413, "BODY_TOO_LARGE", "at most 4 MB");
                return;
            }
            if (NEEDS_OBJECT.matcher(path).matches() && isNothing(body) || isTooDeep(body)) {
                refuse(response, 400, "BODY_INVALID", "the body must be a JSON object");
                return;
            }
            if (holdsExpression(body)) {
                refuse(response, 400, "EXPRESSION_NOT_ALLOWED", "expressions are forbidden in task queries");
                return;
            }
            passed = new BufferedRequest(request, body);
        }
        RestCall.begin();
        try {
            chain.doFilter(passed, response);
        } finally {
            RestCall.end();
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean mayHoldJson(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) return false;
        var type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).matches("(multipart/|application/x-www-form-url).*");
    }

    static boolean queryHoldsExpression(String query) {
        if (query == null) return false;
        try {
            for (var parameter : query.split("&"))
                if (isExpression(URLDecoder.decode(parameter.replaceFirst("=.*", ""), StandardCharsets.UTF_8)))
                    return true;
            return false;
        } catch (IllegalArgumentException notEncoded) {
            return true;
        }
    }

    /** What can't be read is let through: the API can't read it either, and the guard inside the engine stays. */
    static boolean holdsExpression(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken())
                if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) return true;
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Or has numbers and names of a length that nobody writes: the parser's own limits. */
    private static boolean isTooDeep(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) parser.currentName();
            return false;
        } catch (StreamConstraintsException beyond) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isNothing(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        return text.isEmpty() || text.equals("null");
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    private static void refuse(HttpServletResponse response, int status, String code, String sentence)
            throws IOException {
        Denial.because(code, sentence);
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.getWriter()
                .write("{\"type\":\"InvalidRequestException\",\"message\":\"" + sentence + "\",\"code\":\"" + code
                        + "\"}");
    }
}
