package org.gaas.certificates.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.certificates.CertificateFinding;
import org.gaas.certificates.CertificateRefused;
import org.gaas.certificates.HandOvers;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where certificates and their keys are handed over for a task. The second address is for the form in Tasklist: below it
 * Camunda's own guard asks for the token of the webapps.
 */
@RestController
class HandOverController {
    static final String PROGRAMS = "/api/certificates/tasks/{task}";
    static final String TASKLIST = "/camunda/api/certificates/tasks/{task}";
    private static final int MOST_FILES = 20;

    private final HandOvers handOvers;
    private final CertificateViews views;

    HandOverController(HandOvers handOvers, CertificateViews views) {
        this.handOvers = handOvers;
        this.views = views;
    }

    /**
     * What is handed over.
     *
     * @param files each in base64
     * @param passphrase of the key; empty or absent: it has none
     */
    record HandedOver(List<byte[]> files, String passphrase) {
        HandedOver {
            if (files == null || files.isEmpty() || files.contains(null)) throw InvalidInput.missing("files");
            if (files.size() > MOST_FILES)
                throw new InvalidInput("files", "CERT_TOO_LARGE", "must be at most " + MOST_FILES + " files");
        }

        Optional<Secret> secret() {
            return Optional.ofNullable(passphrase)
                    .filter(text -> !text.isEmpty())
                    .map(Secret::of);
        }

        /** Tells nothing of them. */
        @Override
        public String toString() {
            return files.size() + " files";
        }
    }

    /** It is kept; what is worth knowing about it. */
    record Kept(List<String> findings) {}

    @PostMapping({PROGRAMS, TASKLIST})
    Kept take(@PathVariable String task, @RequestBody HandedOver given, Principal person) throws CertificateRefused {
        var findings = handOvers.take(task, person.getName(), given.files(), given.secret());
        return new Kept(findings.stream().map(HandOverController::words).toList());
    }

    /**
     * What is said when it is done.
     *
     * @param hours the time that it took; absent: none is recorded
     */
    record Completion(String hours) {}

    /** The process that goes on. */
    record Completed(long certificate, String installation, String process) {}

    @PostMapping(PROGRAMS + "/completion")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Completed complete(@PathVariable String task, @RequestBody Completion said, Principal person) {
        var begun = handOvers.complete(
                task, person.getName(), Optional.ofNullable(said.hours()).filter(text -> !text.isBlank()));
        return new Completed(begun.certificate(), views.one(begun.certificate()).installation(), begun.process());
    }

    private static String words(CertificateFinding finding) {
        return finding.words(Locale.ENGLISH);
    }
}
