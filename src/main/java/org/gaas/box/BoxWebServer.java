package org.gaas.box;

import java.util.List;
import java.util.Map;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Owner;
import org.gaas.remote.Service;
import org.gaas.remote.TextFile;
import org.gaas.sites.VirtualHost;
import org.gaas.sites.WebServer;

/** How an installation is published by the box's front: one file, and a word to read it. */
final class BoxWebServer implements WebServer {
    private static final Map<VirtualHost.Runtime, String> RUNTIMES = Map.of(
            VirtualHost.Runtime.STATIC, "static", VirtualHost.Runtime.CGI, "cgi", VirtualHost.Runtime.PHP, "php-cgi");

    private static final String FOLDER = "etc/gaas/front";

    private final Box box;

    BoxWebServer(Box box) {
        this.box = box;
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    /** All servers of the box share one front; installations are told apart by their paths. */
    @Override
    public String authority(ServerName server) {
        return "localhost:" + box.frontPort();
    }

    @Override
    public List<Desired> published(VirtualHost site) {
        var file = new TextFile(place(site.installation()), Owner.ROOT, "0644", text(site));
        return List.of(file, new Service("front", List.of(FOLDER)));
    }

    @Override
    public List<Desired> unpublished(InstallationId installation) {
        var file = new Absent(place(installation));
        return List.of(file, new Service("front", List.of(FOLDER)));
    }

    private static String place(InstallationId installation) {
        return FOLDER + "/" + installation + ".conf";
    }

    private static String text(VirtualHost site) {
        var text = new StringBuilder("# written by gaas\n");
        line(text, "installation", site.installation().value());
        line(text, "host", site.url().getHost());
        line(text, "prefix", site.prefix());
        line(text, "web", "/" + site.web());
        line(text, "runtime", RUNTIMES.get(site.runtime()));
        site.entry().ifPresent(entry -> line(text, "entry", entry));
        site.environment().forEach((name, value) -> line(text, "env", name + " " + value));
        line(text, "log", "/" + site.errorLog());
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String value) {
        text.append(word).append(' ').append(value).append('\n');
    }
}
