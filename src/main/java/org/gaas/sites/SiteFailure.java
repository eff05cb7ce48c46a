package org.gaas.sites;

import java.net.URI;
import org.gaas.engine.Failure;

/** A site can't be seen from outside. */
public final class SiteFailure extends Failure {
    /** Why. */
    public enum Reason {
        NO_ANSWER("Check that the web server runs and that its port is open"),
        NOT_TRUSTED("Check the certificate: its names, its dates, its chain");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }
    }

    private final URI url;
    private final Reason reason;
    private final String found;

    public SiteFailure(URI url, Reason reason, Exception cause) {
        super(url + ": " + cause.getMessage() + ". " + reason.remedy + ", then retry.", cause);
        this.url = url;
        this.reason = reason;
        this.found = String.valueOf(cause.getMessage());
    }

    @Override
    public String where() {
        return url.getAuthority();
    }

    @Override
    public String reason() {
        return reason.name();
    }

    @Override
    public String wanted() {
        return "an answer from " + url;
    }

    @Override
    public String found() {
        return found;
    }

    @Override
    public String remedy() {
        return reason.remedy;
    }

    @Override
    public boolean curableByWaiting() {
        return true;
    }
}
