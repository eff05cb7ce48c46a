package org.gaas.sites;

import java.util.List;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;

/** A kind of web server, and how installations are published on it. */
public interface WebServer {
    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /** Host and, where it is not the usual one, port of the sites that share this server's name. */
    String authority(ServerName server);

    /** Where a name of an installation's own answers: with a port where that is not the usual one. */
    default String own(String name) {
        return name;
    }

    /** What a server should hold so that this installation answers. */
    List<Desired> published(VirtualHost site);

    /** What it should not hold any more. */
    List<Desired> unpublished(InstallationId installation);
}
