package org.gaas.box;

import java.util.List;
import java.util.Map;
import org.gaas.box.front.Front;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Owner;
import org.gaas.remote.Service;
import org.gaas.remote.ShFunction;
import org.gaas.remote.TextFile;
import org.gaas.sites.VirtualHost;
import org.gaas.sites.WebServer;

/** How installations are published by the box's web server: a file for each, in its own notation. */
final class BoxWebServer implements WebServer {
    private static final ShFunction RELOAD = ShFunction.of("box_reload", "mkdir -p -- \"${1%/*}\" && touch -- \"$1\"");

    /** It lives and dies with the desk; a reload is a touch, which it notices. */
    private static final Service FRONT = new Service(
            "front",
            List.of(Front.FOLDER),
            Fragment.run("true"),
            Fragment.call(RELOAD).path(Front.RELOAD));

    private final int port;

    BoxWebServer(int port) {
        this.port = port;
    }

    @Override
    public String platform() {
        return BoxPlatform.NAME;
    }

    @Override
    public String authority(ServerName server) {
        return "localhost:" + port;
    }

    @Override
    public String own(String name) {
        return name + ":" + port;
    }

    @Override
    public List<Desired> published(VirtualHost site) {
        return List.of(new TextFile(file(site.installation()), Owner.DESK, "0644", text(site)), FRONT);
    }

    @Override
    public List<Desired> unpublished(InstallationId installation) {
        return List.of(new Absent(file(installation)), FRONT);
    }

    private static String file(InstallationId installation) {
        return Front.FOLDER + "/" + installation + ".conf";
    }

    private String text(VirtualHost site) {
        var lines = new StringBuilder("# written by gaas; changes are lost\n");
        line(lines, "installation", site.installation().value());
        site.names().forEach(name -> line(lines, "host", name));
        site.redirects().forEach((name, to) -> line(lines, "redirect", name + " " + own(to)));
        line(lines, "prefix", site.prefix());
        line(lines, "web", "/" + site.web());
        if (site.closed()) line(lines, "closed", "yes");
        line(lines, "runtime", runtime(site.runtime()));
        site.entry().ifPresent(entry -> line(lines, "entry", entry));
        if (site.prefix().equals("/")) {
            var tls = "/" + BoxCertificates.inUse(site.installation());
            line(lines, "certificate", tls + "/chain.pem");
            line(lines, "key", tls + "/key.pem");
        }
        site.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> line(lines, "env", variable.getKey() + " " + variable.getValue()));
        line(lines, "log", "/" + site.errorLog().orElse(Layout.shared(site.installation()) + "/error.log"));
        return lines.toString();
    }

    private static String runtime(VirtualHost.Runtime runtime) {
        return switch (runtime) {
            case STATIC -> "static";
            case CGI -> "cgi";
            case PHP -> "php-cgi";
        };
    }

    private static void line(StringBuilder lines, String word, String value) {
        if (value.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("the box's web server takes no control characters in: " + word);
        lines.append(word).append(' ').append(value).append('\n');
    }
}
