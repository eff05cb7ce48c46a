package org.gaas.people.login;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoaderDependingFilter;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;

/**
 * Serves the pages of the webapps. Theirs sends everybody to a set-up page while nobody belongs to
 * {@code camunda-admin}; here nobody ever does. And theirs mixes up the nonces of pages that are opened at the same moment.
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

        @Override
        protected void serveIndexPage(
                String app,
                String engine,
                String context,
                String root,
                HttpServletResponse response,
                ServletContext server)
                throws IOException {
            super.serveIndexPage(app, engine, context, root, response, OwnNonce.of(response, server));
        }
    }
}
