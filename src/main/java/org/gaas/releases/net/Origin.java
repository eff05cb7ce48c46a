package org.gaas.releases.net;

import java.net.URI;
import java.net.URISyntaxException;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedHost;

/** The one place that requests for a repository may go to. */
public record Origin(String scheme, String host, int port) {
    public static Origin of(Repository repository) {
        var scheme = repository.scheme();
        return new Origin(scheme, repository.host(), repository.port().orElse(AllowedHost.usualPort(scheme)));
    }

    /**
     * @param target what is asked for, relative to {@code from} or absolute
     * @throws NotAllowed REPO_REDIRECT_NOT_ALLOWED
     */
    public void mustServe(URI from, String target) throws NotAllowed {
        try {
            var to = from.resolve(new URI(target));
            var host = String.valueOf(to.getHost()).replaceAll("[\\[\\]]", "");
            if (scheme.equalsIgnoreCase(to.getScheme()) && this.host.equalsIgnoreCase(host) && port == port(to)) return;
            throw no(to.getScheme() + "://" + host);
        } catch (URISyntaxException e) {
            throw no("something that is no URL");
        }
    }

    private int port(URI uri) {
        return uri.getPort() < 0 ? AllowedHost.usualPort(scheme) : uri.getPort();
    }

    private NotAllowed no(String elsewhere) {
        return new NotAllowed(new InvalidInput(
                "repository",
                "REPO_REDIRECT_NOT_ALLOWED",
                "must not lead elsewhere: " + host + " sends to " + elsewhere + "; name the repository where it is"));
    }
}
