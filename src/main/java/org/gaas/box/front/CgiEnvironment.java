package org.gaas.box.front;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The meta-variables of a CGI script: RFC 3875, section 4.1. */
final class CgiEnvironment {
    /** {@code Proxy} would become {@code HTTP_PROXY}, which programs obey; credentials are not for scripts. */
    private static final Set<String> WITHHELD =
            Set.of("proxy", "authorization", "proxy-authorization", "content-type", "content-length", "connection");

    private CgiEnvironment() {}

    static Map<String, String> of(VirtualHost host, Target target, HttpServletRequest request, long length) {
        String prefix = host.prefix().equals("/") ? "" : host.prefix();
        var environment = new LinkedHashMap<String, String>();
        environment.put("GATEWAY_INTERFACE", "CGI/1.1");
        environment.put("SERVER_SOFTWARE", "gaas-box");
        environment.put("SERVER_PROTOCOL", request.getProtocol());
        environment.put("SERVER_NAME", request.getServerName());
        environment.put("SERVER_PORT", Integer.toString(request.getServerPort()));
        environment.put("REQUEST_METHOD", request.getMethod());
        environment.put("REQUEST_SCHEME", "https");
        environment.put("HTTPS", "on");
        environment.put("REQUEST_URI", request.getRequestURI() + query(request, "?"));
        environment.put("QUERY_STRING", query(request, ""));
        environment.put("SCRIPT_NAME", prefix + target.script());
        environment.put("SCRIPT_FILENAME", target.file().toString());
        environment.put("DOCUMENT_ROOT", host.web().toString());
        environment.put("PATH_INFO", target.rest());
        if (!target.rest().isEmpty()) environment.put("PATH_TRANSLATED", host.web() + target.rest());
        environment.put("REMOTE_ADDR", request.getRemoteAddr());
        environment.put("REMOTE_HOST", request.getRemoteAddr());
        environment.put("REDIRECT_STATUS", "200");
        if (request.getContentType() != null) environment.put("CONTENT_TYPE", request.getContentType());
        if (length > 0 || request.getMethod().equals("POST")) environment.put("CONTENT_LENGTH", Long.toString(length));
        headers(request, environment);
        environment.putAll(host.environment());
        return environment;
    }

    private static void headers(HttpServletRequest request, Map<String, String> environment) {
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (WITHHELD.contains(lower) || !lower.matches("[a-z0-9-]+")) continue;
            String joined =
                    String.join(lower.equals("cookie") ? "; " : ", ", Collections.list(request.getHeaders(name)));
            environment.put("HTTP_" + lower.toUpperCase(Locale.ROOT).replace('-', '_'), joined);
        }
    }

    private static String query(HttpServletRequest request, String before) {
        return request.getQueryString() == null ? "" : before + request.getQueryString();
    }
}
