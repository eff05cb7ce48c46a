package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** A server, as far as those go who come by ssh key; and keys that are as short as their names. */
final class FakeKeys implements KeyAccounts, KeyReader {
    /** What one wish is about. */
    record Wish(String subject) implements Desired {
        @Override
        public Fragment probe(Platform platform) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fragment apply(Platform platform) {
            throw new UnsupportedOperationException();
        }
    }

    /** Whoever came last, by developer. */
    final Map<String, KeyAccount> last = new ConcurrentHashMap<>();

    /** For how long it was to be kept who came. */
    int kept;

    @Override
    public Command visits(int days) {
        return Command.of("visits", Integer.toString(days));
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public String user(String developer) {
        return "d_" + developer;
    }

    @Override
    public SshKey read(String line) {
        return new SshKey("ssh-ed25519", line, "SHA256:" + line);
    }

    @Override
    public Desired exactly(Collection<KeyAccount> accounts, int days) {
        kept = days;
        last.clear();
        accounts.forEach(account -> last.put(account.developer(), account));
        return new Wish("by key: "
                + accounts.stream()
                        .map(account -> account.developer() + " sees "
                                + account.opened().keySet().stream()
                                        .map(Object::toString)
                                        .collect(joining(" "))
                                + " by "
                                + account.keys().stream().map(SshKey::text).collect(joining(" "))
                                + Optional.of(account.from().toString())
                                        .filter(from -> !from.equals("[]"))
                                        .map(from -> " from " + from)
                                        .orElse(""))
                        .collect(joining("; ")));
    }
}
