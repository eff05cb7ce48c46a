package org.gaas.contacts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gaas.contacts.Links;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who has the address of a link can answer by it: it stays out of the web server's log of requests. */
@Configuration(proxyBeanMethods = false)
class Unlogged {
    /** {@code server.tomcat.accesslog.condition-unless} names it. */
    static final String MARK = "org.gaas.unlogged";

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> unloggedLinks() {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                request.setAttribute(MARK, true);
                chain.doFilter(request, response);
            }
        });
        filter.addUrlPatterns(Links.PATH + "*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
