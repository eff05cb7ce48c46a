package org.gaas.fleet;

import static org.gaas.fleet.FleetVars.FINDINGS;
import static org.gaas.fleet.FleetVars.FINGERPRINT;
import static org.gaas.fleet.FleetVars.FINGERPRINT_COMMAND;
import static org.gaas.fleet.FleetVars.ROLES;
import static org.gaas.fleet.FleetVars.SSH_PLACE;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms of a joining server show comes from the desk's own records, where no variable reaches. */
@Component
class ServerForms implements TaskPrefill {
    private final Joining joining;

    ServerForms(Joining joining) {
        this.joining = joining;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals("add-server")) return values;
        ServerName.SERVER.find(task.variables()).flatMap(joining::find).ifPresent(candidate -> {
            SSH_PLACE.put(values, candidate.address() + ", port " + candidate.port());
            ROLES.put(values, candidate.roles());
            FINDINGS.put(values, candidate.findings().isEmpty() ? "Nothing." : candidate.findings());
            candidate.key().ifPresent(key -> {
                FINGERPRINT.put(values, key.fingerprint());
                FINGERPRINT_COMMAND.put(values, command(key.text()));
            });
        });
        return values;
    }

    /** The file is called after the kind of key. */
    private static String command(String key) {
        var kind = key.replaceFirst(" .*", "");
        var file = kind.equals("ssh-ed25519") ? "ed25519" : kind.startsWith("ecdsa") ? "ecdsa" : "rsa";
        return "ssh-keygen -lf /etc/ssh/ssh_host_" + file + "_key.pub";
    }
}
