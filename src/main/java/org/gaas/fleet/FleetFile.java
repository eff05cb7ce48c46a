package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.DocumentInvalid;
import org.gaas.applications.DocumentKind;
import org.gaas.applications.YamlDocument;

/** The servers as an operator writes them down, in a file outside the jar. */
final class FleetFile {
    private static final DocumentKind KIND = new DocumentKind("fleet", "FLEET_INVALID", "fleet/servers.schema.json");

    private FleetFile() {}

    /**
     * @throws DocumentInvalid {@code FLEET_INVALID}, with line and key of all that is wrong
     */
    static List<Server> read(String name, byte[] yaml) {
        var file = YamlDocument.read(KIND, name, yaml).naming("servers").as(Servers.class);
        return file.servers.values().stream().map(ServerEntry::server).toList();
    }

    private record Servers(Map<String, ServerEntry> servers) {}

    private record ServerEntry(Server server) {
        @JsonCreator
        ServerEntry(
                String name,
                Set<ServerRole> roles,
                String zone,
                String address,
                Integer port,
                String user,
                String root,
                String platform,
                List<String> hostKeys,
                Server.State state,
                Optional<String> sites) {
            this(new Server(
                    new ServerName(name),
                    roles,
                    zone == null ? Server.DEFAULT_ZONE : zone,
                    address,
                    port == null ? 22 : port,
                    user == null ? "gaas" : user,
                    root == null ? "/" : root,
                    platform == null ? "debian" : platform,
                    hostKeys,
                    state == null ? Server.State.ACTIVE : state,
                    sites));
        }
    }
}
