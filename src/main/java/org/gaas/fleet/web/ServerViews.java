package org.gaas.fleet.web;

import java.util.List;
import java.util.Locale;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerRole;

/** Servers as clients see them. */
final class ServerViews {
    private ServerViews() {}

    /**
     * One server.
     *
     * @param state joining, active, draining or retired
     * @param installations how many have a part on it
     */
    record ServerLine(String name, List<String> roles, String zone, String address, String state, int installations) {
        static ServerLine of(Server server, int installations) {
            return new ServerLine(
                    server.name().value(),
                    server.roles().stream().map(ServerRole::value).sorted().toList(),
                    server.zone(),
                    server.address() + ":" + server.port(),
                    server.state().name().toLowerCase(Locale.ROOT),
                    installations);
        }
    }

    /**
     * All about one server.
     *
     * @param sites the host that its sites share
     * @param hostKeys the pinned ones
     * @param tenants the ids of the installations that have a part on it
     */
    record ServerView(
            String name,
            List<String> roles,
            String zone,
            String address,
            String state,
            String platform,
            String user,
            String sites,
            List<String> hostKeys,
            List<String> tenants) {
        static ServerView of(Server server, List<String> tenants) {
            var line = ServerLine.of(server, tenants.size());
            return new ServerView(
                    line.name(),
                    line.roles(),
                    line.zone(),
                    line.address(),
                    line.state(),
                    server.platform(),
                    server.user(),
                    server.sharedHost(),
                    server.hostKeys(),
                    tenants);
        }
    }
}
