package org.gaas.access.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.DeveloperKeys;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Developers' ssh keys: which there are, new ones, and those that go. Servers follow at once, as far as they answer. */
@RestController
@RequestMapping("/api/access/keys")
class KeysController {
    private final DeveloperKeys keys;
    private final AccountsInPlace accounts;
    private final Seers seers;

    KeysController(DeveloperKeys keys, AccountsInPlace accounts, Seers seers) {
        this.keys = keys;
        this.accounts = accounts;
        this.seers = seers;
    }

    /**
     * A new one.
     *
     * @param developer whose; one's own when absent
     * @param key its public half, in one line
     */
    record Wanted(String developer, String key) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** What is known of a key; it is told by its fingerprint. */
    record Key(
            long number,
            String developer,
            String kind,
            String fingerprint,
            String by,
            Instant added,
            List<String> pending) {
        static Key of(DeveloperKeys.Registered key, List<String> pending) {
            return new Key(
                    key.number(),
                    key.developer(),
                    key.key().kind(),
                    key.key().fingerprint(),
                    key.by(),
                    key.added(),
                    pending);
        }
    }

    /** What is not in place yet, a sentence for each server; the desk goes on trying. */
    record Removed(List<String> pending) {}

    @GetMapping
    List<Key> all(Principal person) {
        seers.require(person.getName());
        return keys.all().stream()
                .filter(one -> seers.sees(person.getName(), one.developer()))
                .map(one -> Key.of(one, List.of()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Key add(@RequestBody Wanted wanted, Principal person) {
        var added = keys.add(wanted.developer(), wanted.key(), person.getName());
        return Key.of(added, Pending.of(accounts.bringChanged()));
    }

    @DeleteMapping("/{number}")
    Removed remove(@PathVariable long number, Principal person) {
        keys.remove(number, person.getName());
        return new Removed(Pending.of(accounts.bringChanged()));
    }
}
