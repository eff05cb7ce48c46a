package org.gaas.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public halves of developers' ssh keys. Their owners register and remove them, or hosting does it for them. */
@Component
public class DeveloperKeys {
    /** A few machines, and a new key beside the old one. */
    static final int MOST = 5;

    private final KeyRows rows;
    private final KeyReader reader;
    private final List<KeyAccounts> kinds;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    DeveloperKeys(
            JdbcClient database,
            KeyReader reader,
            ObjectProvider<KeyAccounts> kinds,
            People people,
            Trail trail,
            Clock clock) {
        this.rows = new KeyRows(database);
        this.reader = reader;
        this.kinds = kinds.stream().toList();
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A key that somebody comes by.
     *
     * @param by who registered it
     */
    public record Registered(long number, String developer, SshKey key, String by, Instant added) {}

    public List<Registered> all() {
        return rows.all();
    }

    public List<Registered> of(String developer) {
        return rows.all().stream()
                .filter(one -> one.developer().equals(developer))
                .toList();
    }

    /**
     * Somebody comes by this key too from now on.
     *
     * @param line what a file that ends with {@code .pub} holds
     * @param by the developer, or hosting
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput all of {@link KeyReader#read}, {@code DEVELOPER_UNKNOWN}, {@code ACCOUNT_INVALID},
     *     {@code KEY_KNOWN}, {@code KEY_OF_OTHERS} or {@code KEYS_TOO_MANY}
     */
    @Transactional
    public Registered add(String developer, String line, String by) {
        var owner = owner(developer, by);
        var key = reader.read(line);
        kinds.forEach(kind -> kind.user(owner));
        requireNew(key, owner);
        if (of(owner).size() >= MOST)
            throw new InvalidInput("key", "KEYS_TOO_MANY", "is one too many: remove one of the " + MOST + " first");
        var now = clock.instant();
        try {
            var number = rows.insert(new Registered(0, owner, key, by, now));
            trail.record(Entry.decision(by, "add-key", owner).subject("ssh key " + key.fingerprint()));
            return rows.find(number).orElseThrow();
        } catch (DuplicateKeyException atTheSameMoment) {
            throw new InvalidInput("key", "KEY_KNOWN", "is being registered at this moment");
        }
    }

    /**
     * Nobody comes by it any more.
     *
     * @param by its owner, or hosting
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code KEY_UNKNOWN}
     */
    @Transactional
    public void remove(long number, String by) {
        var known = rows.find(number).filter(one -> one.developer().equals(by) || hosting(by));
        if (known.isEmpty() && !hosting(by)) people.require(by, Role.DEVELOPERS, Role.HOSTING);
        var key = known.filter(one -> rows.delete(number))
                .orElseThrow(() -> new InvalidInput("number", "KEY_UNKNOWN", "there is no such key of yours"));
        trail.record(Entry.decision(by, "remove-key", key.developer())
                .subject("ssh key " + key.key().fingerprint()));
    }

    private boolean hosting(String person) {
        return people.has(person, Role.HOSTING);
    }

    private String owner(String developer, String by) {
        if (developer == null
                || developer.isBlank()
                || developer.toLowerCase(Locale.ROOT).equals(by)) {
            people.require(by, Role.DEVELOPERS);
            return by;
        }
        people.require(by, Role.HOSTING);
        return people.spellingOf(developer)
                .filter(name -> people.has(name, Role.DEVELOPERS))
                .orElseThrow(() -> new InvalidInput(
                        "developer", "DEVELOPER_UNKNOWN", "must be somebody with the role developers"));
    }

    private void requireNew(SshKey key, String owner) {
        rows.whose(key.fingerprint()).ifPresent(other -> {
            throw other.equals(owner)
                    ? new InvalidInput("key", "KEY_KNOWN", "is registered already")
                    : new InvalidInput("key", "KEY_OF_OTHERS", "is somebody else's: each person has keys of their own");
        });
    }
}
