package org.gaas.certificates.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.gaas.certificates.HandOvers;
import org.gaas.engine.InvalidInput;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who sends too much, or may not send at all, is refused before any of it is read. */
@Component
class BeforeHandOver implements HandlerInterceptor, WebMvcConfigurer {
    /** 256 kB in base64, and what is around it. */
    private static final int MOST_BYTES = 360 * 1024;

    private final HandOvers handOvers;

    BeforeHandOver(@Lazy HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(HandOverController.PROGRAMS, HandOverController.TASKLIST);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var length = request.getContentLengthLong();
        if (length < 0) throw new InvalidInput("files", "CERT_TOO_LARGE", "must come with the length of the request");
        if (length > MOST_BYTES)
            throw new InvalidInput("files", "CERT_TOO_LARGE", "must be at most 256 kB: that is no certificate");
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        handOvers.require(variables.get("task").toString(), request.getRemoteUser());
        return true;
    }
}
