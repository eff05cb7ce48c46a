package org.gaas.sites.nginx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;
import org.gaas.remote.Desired;
import org.gaas.remote.RootProgram;
import org.gaas.sites.KeyValues;
import org.gaas.sites.VirtualHost;
import org.gaas.sites.WebServer;
import org.springframework.stereotype.Component;

/**
 * nginx and php-fpm on Debian. The desk says what should be published; {@code /usr/lib/gaas/site} on the server has the
 * templates, tests the whole configuration with the new text, and only then puts it in place (ADR 22).
 */
@Component
final class NginxWebServer implements WebServer {
    private static final String SITE = "site";

    private final Fleet fleet;

    NginxWebServer(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public String authority(ServerName server) {
        return fleet.server(server).sharedHost();
    }

    @Override
    public List<Desired> published(VirtualHost site) {
        if (site.runtime() == VirtualHost.Runtime.CGI)
            throw new InvalidInput(
                    "application", "RUNTIME_NOT_SUPPORTED", "servers of platform debian run php and static, not cgi");
        var id = site.installation();
        var wish = new KeyValues();
        site.names().forEach(name -> wish.with("host", name));
        site.redirects().forEach((name, to) -> wish.with("redirect", name + " " + to));
        if (!site.prefix().equals("/")) wish.with("prefix", site.prefix());
        wish.with("web", below(Layout.current(id), site.web()))
                .with("runtime", site.runtime().name().toLowerCase(Locale.ROOT))
                .with("entry", site.entry())
                .with("log", site.errorLog().map(log -> below(Layout.shared(id), log)))
                .withEnvironment(site.environment());
        if (site.closed()) wish.with("closed", "yes");
        return List.of(new PublishedSite(new RootProgram(SITE, id.value(), Optional.of(wish.toString()))));
    }

    @Override
    public List<Desired> unpublished(InstallationId installation) {
        return List.of(new RootProgram(SITE, installation.value(), Optional.empty()));
    }

    private static String below(String folder, String path) {
        if (!path.startsWith(folder + "/")) throw new IllegalArgumentException(path + " is not below " + folder);
        return path.substring(folder.length() + 1);
    }
}
