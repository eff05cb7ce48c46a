package org.gaas.fleet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of a server that joins, and who may begin that in Tasklist. */
@Configuration(proxyBeanMethods = false)
public class FleetVars {
    /** What it is for: roles, with commas or spaces between them. */
    public static final Var<Set<ServerRole>> ROLES = Var.text("roles").as(FleetVars::roles, FleetVars::text);

    public static final Var<String> ADDRESS = Var.text("address");

    public static final Var<String> ZONE = Var.text("zone");

    public static final Var<Integer> PORT = Var.text("port").as(FleetVars::port, String::valueOf);

    public static final Var<ServerName> LIKE = Var.text("like").as(ServerName::new, ServerName::value);

    /** Where it answers for ssh, for people. */
    public static final Var<String> SSH_PLACE = Var.text("sshPlace");

    /** The fingerprint of the key that it showed, for people. */
    public static final Var<String> FINGERPRINT = Var.text("fingerprint");

    /** How to see the same fingerprint on the server itself. */
    public static final Var<String> FINGERPRINT_COMMAND = Var.text("fingerprintCommand");

    /** What was found at the last look, for people. */
    public static final Var<String> FINDINGS = Var.text("findings");

    /** Whether packages are missing that the desk may install. */
    public static final Var<Boolean> PACKAGES_MISSING = Var.flag("packagesMissing");

    /** Whether the desk has installed packages there; it does so once. */
    public static final Var<Boolean> PACKAGES_INSTALLED = Var.flag("packagesInstalled");

    /** Whether patients' data will live there, so that a second person decides. */
    public static final Var<Boolean> PATIENTS_AT_STAKE = Var.flag("patientsAtStake");

    /** What hosting says to a host key. */
    public static final Var<String> KEY_DECISION = Var.choice("keyDecision", "pin", "refuse");

    /** What hosting says to a server that does not do. */
    public static final Var<String> SERVER_MENDING = Var.choice("serverMending", "again", "giveUp");

    /** What a second person says to a server for patients' data. */
    public static final Var<String> SERVER_APPROVAL = Var.choice("serverApproval", "approve", "refuse");

    /** Who asked; set by the engine itself at the start, and declared where the other processes begin. */
    public static final Var<String> REQUESTER = Var.text("requester");

    @Bean
    Vars serverThatJoins() {
        return Vars.of(
                ROLES,
                ADDRESS,
                ZONE,
                PORT,
                LIKE,
                SSH_PLACE,
                FINGERPRINT,
                FINGERPRINT_COMMAND,
                FINDINGS,
                PACKAGES_MISSING,
                PACKAGES_INSTALLED,
                PATIENTS_AT_STAKE,
                KEY_DECISION,
                SERVER_MENDING,
                SERVER_APPROVAL);
    }

    @Bean
    MayStart hostingAddsServers() {
        return new MayStart(Role.HOSTING, "add-server");
    }

    private static Set<ServerRole> roles(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(ServerRole::new)
                .collect(toCollection(LinkedHashSet::new));
    }

    private static String text(Set<ServerRole> roles) {
        return roles.stream().map(ServerRole::value).sorted().collect(joining(", "));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65536)
            return Integer.parseInt(text);
        throw new InvalidInput("port", "PORT_INVALID", "must be a number from 1 to 65535");
    }
}
