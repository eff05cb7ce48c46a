package org.gaas.people.login;

import static org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;

/**
 * The server as the page of one response sees it: with the nonce that this response's own policy allows. The webapps
 * keep the nonce of the newest response for all of them, so pages that are opened at the same moment would forbid their
 * own scripts and stay blank.
 */
final class OwnNonce {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    private OwnNonce() {}

    /** Everything of {@code server} but the nonce, which is the one of {@code response}. */
    static ServletContext of(HttpServletResponse response, ServletContext server) {
        return (ServletContext) Proxy.newProxyInstance(
                OwnNonce.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAttribute") && ATTR_CSP_FILTER_NONCE.equals(arguments[0]))
                        return nonce(response);
                    try {
                        return method.invoke(server, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static String nonce(HttpServletResponse response) {
        var policy = response.getHeader("Content-Security-Policy");
        var nonce = NONCE.matcher(policy == null ? "" : policy);
        return nonce.find() ? nonce.group(1) : null;
    }
}
