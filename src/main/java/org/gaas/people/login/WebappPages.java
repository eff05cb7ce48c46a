package org.gaas.people.login;

import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;

/**
 * Serves the pages of the webapps. Theirs sends everybody to a set-up page while nobody belongs to
 * {@code camunda-admin}; here nobody ever does.
 */
public class WebappPages extends LazyDelegateFilter<ResourceLoaderDependingFilter> {
    public WebappPages() {
        super(WithoutSetup.class);
    }

    /** Made by the filter around it, by its class. */
    public static class WithoutSetup extends ResourceLoadingProcessEnginesFilter {
        @Override
        protected boolean needsInitialUser(String engine) {
            return false;
        }
    }
}
