package org.gaas.people.login;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappInitializer;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.gaas.people.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Fits Camunda's webapps into the desk's login. */
@Configuration
class WebappFilters {

    /** Behind the security chain, before the filters of the webapps. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", WebappLogin.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    /**
     * Puts {@link WebappPages} in the place of the filter that it extends. The webapps keep a filter whose name is taken
     * already, so it is named first, and mapped last: behind those that check who asks and set the headers.
     */
    @Bean
    static BeanPostProcessor webappPages(ObjectProvider<IdentityService> identities, ObjectProvider<People> people) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof CamundaBpmWebappInitializer webapps
                        ? withOurPages(webapps, new RolesOfNow(identities, people))
                        : bean;
            }
        };
    }

    private static ServletContextInitializer withOurPages(CamundaBpmWebappInitializer webapps, RolesOfNow roles) {
        return server -> {
            var pages = server.addFilter("Engines Filter", WebappPages.class);
            webapps.onStartup(server);
            server.addFilter("Roles Of Now", roles)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/camunda/api/*");
            pages.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST),
                    true,
                    "/camunda/api/*",
                    "/camunda/app/*",
                    "/camunda/",
                    "/camunda");
        };
    }
}
