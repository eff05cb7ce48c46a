package org.gaas.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.access.Access;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Comparison;
import org.gaas.access.DatabasePasswords;
import org.gaas.access.DeveloperKeys;
import org.gaas.access.Verifier;
import org.gaas.fleet.ServerName;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who reaches what, and why; and by what servers know a developer. */
@RestController
class AccessController {
    private final Access access;
    private final DatabasePasswords passwords;
    private final AccountsInPlace accounts;
    private final Comparison comparison;
    private final DeveloperKeys keys;
    private final Seers seers;

    AccessController(
            Access access,
            DatabasePasswords passwords,
            AccountsInPlace accounts,
            Comparison comparison,
            DeveloperKeys keys,
            Seers seers) {
        this.access = access;
        this.passwords = passwords;
        this.accounts = accounts;
        this.comparison = comparison;
        this.keys = keys;
        this.seers = seers;
    }

    /**
     * What a database server keeps of a password; the password itself stays with its owner.
     *
     * @param verifier an asterisk, and the SHA-1 of the password's SHA-1 in hex
     */
    record Known(String verifier) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** What is not in place yet, a sentence for each server; the desk goes on trying. */
    record Set(List<String> pending) {}

    @GetMapping(path = "/api/access", produces = MediaType.APPLICATION_JSON_VALUE)
    List<AccessView> all(Principal person) {
        seers.require(person.getName());
        return access.reaches().stream()
                .filter(reach -> seers.sees(person.getName(), reach.developer()))
                .map(reach -> AccessView.of(reach, access, passwords))
                .toList();
    }

    @GetMapping(path = "/api/access", produces = "text/csv")
    ResponseEntity<byte[]> csv(Principal person) {
        return file(person);
    }

    /** The same file for browsers, which can't ask for a format. */
    @GetMapping("/api/access.csv")
    ResponseEntity<byte[]> file(Principal person) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"access.csv\"")
                .body(Stream.of(
                                Stream.of(AccessView.HEADER),
                                all(person).stream().map(AccessView::row),
                                files(person).stream().map(FilesView::row))
                        .flatMap(lines -> lines)
                        .collect(joining("\r\n", "", "\r\n"))
                        .getBytes(UTF_8));
    }

    @GetMapping("/api/access/files")
    List<FilesView> files(Principal person) {
        seers.require(person.getName());
        return access.files().stream()
                .filter(reach -> seers.sees(person.getName(), reach.developer()))
                .map(reach -> FilesView.of(reach, access, keys))
                .toList();
    }

    /** What nobody granted, and since when it is known. */
    record Found(String server, String subject, String found, Instant since) {}

    @GetMapping("/api/access/findings")
    List<Found> findings(Principal person) {
        seers.requireAll(person.getName());
        return comparison.open().stream()
                .map(open -> new Found(
                        open.finding().server().value(),
                        open.finding().subject(),
                        open.finding().found(),
                        open.since()))
                .toList();
    }

    @PutMapping("/api/access/passwords/{server}")
    Set set(@PathVariable String server, @RequestBody Known known, Principal person) {
        passwords.set(person.getName(), new ServerName(server), new Verifier(known.verifier()));
        return new Set(Pending.of(accounts.bringChanged()));
    }
}
