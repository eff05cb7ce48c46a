package org.gaas.people.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The desk's few pages, with the token that their forms need. */
public final class Templates {
    private Templates() {}

    /**
     * @param name of a file below {@code pages/}
     * @param values what to put in the place of {@code {{name}}}, escaped
     */
    public static ResponseEntity<String> page(String name, HttpServletRequest request, Map<String, String> values) {
        return page(name, request, values, "");
    }

    /** @param picture made by the desk itself, for {@code {{picture}}}: not escaped */
    public static ResponseEntity<String> page(
            String name, HttpServletRequest request, Map<String, String> values, String picture) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var html = template(name)
                .replace("{{csrf.name}}", csrf.getParameterName())
                .replace("{{csrf.token}}", csrf.getToken())
                .replace("{{picture}}", picture);
        for (var value : values.entrySet())
            html = html.replace("{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(value.getValue()));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(html);
    }

    private static String template(String name) {
        try {
            return new ClassPathResource("pages/" + name + ".html").getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("the page " + name + " is not part of this build", missing);
        }
    }
}
