package org.gaas.sites;

import java.net.URI;
import org.gaas.engine.Failure;

/** A site can't be seen from outside. */
public final class SiteFailure extends Failure {
    /** Why. */
    public enum Reason implements Kind {
        NO_ANSWER("Check that the web server runs and that its port is open"),
        NOT_TRUSTED("Check the certificate: its names, its dates, its chain");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        @Override
        public String remedy() {
            return remedy;
        }

        @Override
        public boolean curableByWaiting() {
            return true;
        }
    }

    public SiteFailure(URI url, Reason reason, Exception cause) {
        super(reason, url.getAuthority(), "an answer from " + url, words(cause), cause);
    }
}
