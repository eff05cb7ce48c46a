package org.gaas.engine.guard;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class EngineRestFilters {
    /** After the login (-100) and before Camunda's own filters. */
    @Bean
    FilterRegistrationBean<EngineRestFilter> engineRestFilter() {
        var filter = new FilterRegistrationBean<>(new EngineRestFilter());
        filter.addUrlPatterns("/engine-rest/*", "/camunda/*");
        filter.setOrder(100);
        return filter;
    }
}
