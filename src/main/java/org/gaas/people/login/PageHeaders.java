package org.gaas.people.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * Nothing is kept by browsers but the libraries of the webapps, which are megabytes and the same for everybody. Our own
 * pages load nothing from elsewhere; the webapps say that for themselves.
 */
class PageHeaders implements HeaderWriter {
    private final HeaderWriter noStore = new CacheControlHeadersWriter();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        if (!path.startsWith("/camunda/"))
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
        if (!path.startsWith("/camunda/lib/") && !path.startsWith("/camunda/assets/"))
            noStore.writeHeaders(request, response);
    }
}
