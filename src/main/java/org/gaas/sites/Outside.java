package org.gaas.sites;

import java.net.URI;

/** Looks at a site as somebody outside does: by name, over TLS, through the web server. */
public interface Outside {
    /**
     * What the site answers; redirects within the same host are followed.
     *
     * @throws SiteFailure when nothing answers, or its certificate can't be trusted
     */
    Answer get(URI url);

    /**
     * An answer.
     *
     * @param url where it came from in the end
     * @param status the HTTP status
     * @param body the beginning of it, at most a million characters
     */
    record Answer(URI url, int status, String body) {}
}
