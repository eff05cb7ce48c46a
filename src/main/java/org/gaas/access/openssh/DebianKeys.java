package org.gaas.access.openssh;

import static java.util.stream.Collectors.joining;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import org.gaas.access.KeyAccount;
import org.gaas.access.KeyAccounts;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.IpRange;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.RootProgram;
import org.springframework.stereotype.Component;

/** sshd of a Debian server, by the program of root's that keeps developers there. */
@Component
class DebianKeys implements KeyAccounts {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What root's programs call the server that they are on. */
    private static final String HERE = ".developers";

    /** What system users may be called there, without {@code d_}. */
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,29}";

    @Override
    public String platform() {
        return "debian";
    }

    /** The underscore tells it from installations' users, which have none. */
    @Override
    public String user(String developer) {
        if (!developer.matches(NAME))
            throw new InvalidInput(
                    "developer",
                    "ACCOUNT_INVALID",
                    "has a name that can't be an account's: at most 30 small letters, digits and hyphens");
        return "d_" + developer;
    }

    @Override
    public Desired exactly(Collection<KeyAccount> accounts, int days) {
        var wish = "days=" + days + "\n" + accounts.stream().map(this::lines).collect(joining());
        return new RootProgram("developers", HERE, Optional.of(wish));
    }

    @Override
    public Command visits(int days) {
        return Command.of("sudo", "-n", "/usr/lib/gaas/visits", "show", HERE, Integer.toString(days))
                .looking();
    }

    private String lines(KeyAccount account) {
        var user = user(account.developer());
        var lines = new StringBuilder();
        account.opened()
                .forEach((installation, log) -> lines.append("opens=" + user + " " + installation
                        + log.map(path -> " " + path).orElse("") + "\n"));
        var from = account.from().isEmpty()
                ? "any"
                : account.from().stream().map(IpRange::toString).collect(joining(","));
        for (var key : account.keys())
            lines.append("key=" + user + " " + UNTIL.format(account.until()) + " " + from + " " + key.kind() + " "
                    + key.text() + "\n");
        return lines.toString();
    }
}
