package org.gaas.audit.web;

import org.gaas.audit.Trail;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DenialFilters {
    /** Around the login (-100), so that it sees what that denies too. */
    @Bean
    FilterRegistrationBean<DenialFilter> denialFilter(Trail trail) {
        var filter = new FilterRegistrationBean<>(new DenialFilter(trail));
        filter.setOrder(-104);
        return filter;
    }
}
