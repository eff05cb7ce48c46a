package org.gaas.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whatever address names something that is hidden from who asks: it is told as what does not exist. So no controller has
 * to remember it; what lists leave out is theirs.
 */
@Component
class HiddenInAddresses implements HandlerInterceptor, WebMvcConfigurer {
    /** How addresses call what may be an installation. A project may have the same name, and other rules. */
    private static final List<String> INSTALLATIONS = List.of("id", "installation");

    private final ObjectProvider<Hidden> hidden;

    HiddenInAddresses(ObjectProvider<Hidden> hidden) {
        this.hidden = hidden;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (!(named instanceof Map<?, ?> variables) || variables.isEmpty() || request.getRemoteUser() == null)
            return true;
        var unseen = from(request.getRemoteUser());
        for (var name : INSTALLATIONS) {
            var value = variables.get(name);
            if (value != null && unseen.contains(value.toString()))
                throw new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation '" + value + "'");
        }
        return true;
    }

    private Set<String> from(String person) {
        return Hidden.from(hidden, person);
    }
}
