package org.gaas.audit.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Reader;
import org.gaas.audit.Trail;
import org.gaas.audit.Verification;
import org.gaas.audit.Verifier;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail for auditors; who read all of it is on record too. */
@RestController
class TrailController {
    private static final int MOST = 10_000;

    private final Reader reader;
    private final Verifier verifier;
    private final Trail trail;
    private final People people;
    private final ObjectMapper json;

    TrailController(Reader reader, Verifier verifier, Trail trail, People people, ObjectMapper json) {
        this.reader = reader;
        this.verifier = verifier;
        this.trail = trail;
        this.people = people;
        this.json = json;
    }

    /**
     * @param about an installation or a server
     * @param person who did it, or for whom it was done
     * @param since a day or an instant, in UTC
     */
    @GetMapping("/api/audit/entries")
    List<Shown> entries(
            @RequestParam Optional<String> about,
            @RequestParam(name = "person") Optional<String> whose,
            @RequestParam Optional<String> since,
            @RequestParam Optional<String> until,
            @RequestParam(defaultValue = "1000") int most,
            Principal person) {
        people.require(person.getName(), Role.AUDITORS);
        var question = new Reader.Question(about, whose, time("since", since), time("until", until));
        return reader.find(question, Math.max(1, Math.min(MOST, most))).stream()
                .map(Shown::of)
                .toList();
    }

    @GetMapping("/api/audit/verification")
    Verified verification(Principal person) {
        people.require(person.getName(), Role.AUDITORS);
        return Verified.of(verifier.verify());
    }

    /** Lines of {@code heads.log}, as they were kept elsewhere. */
    record Kept(String heads) {}

    /** The same, compared also with heads that the auditor kept where the desk can't write. */
    @PostMapping("/api/audit/verification")
    Verified verification(@RequestBody Kept kept, Principal person) {
        people.require(person.getName(), Role.AUDITORS);
        if (kept.heads() == null) throw InvalidInput.missing("heads");
        return Verified.of(verifier.verify(kept.heads().lines().toList()));
    }

    /** One decision a line, with the plan shown, the roles held then, and the changes that followed. */
    @GetMapping(path = "/api/audit/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(
            @RequestParam Optional<String> since,
            @RequestParam Optional<String> until,
            Principal person,
            HttpServletResponse response)
            throws IOException {
        begin(person, since, until, response, MediaType.APPLICATION_NDJSON_VALUE);
        var out = response.getOutputStream();
        reader.decisions(time("since", since), time("until", until), decided -> {
            try {
                out.write(json.writeValueAsBytes(Decision.of(decided)));
                out.write('\n');
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    /** The same for a spreadsheet: a line for each decision, and one for each change, with the decision's number. */
    @GetMapping(path = "/api/audit/export", produces = "text/csv")
    void csv(
            @RequestParam Optional<String> since,
            @RequestParam Optional<String> until,
            Principal person,
            HttpServletResponse response)
            throws IOException {
        begin(person, since, until, response, "text/csv");
        var out = response.getOutputStream();
        out.write(TrailCsv.HEADER);
        reader.decisions(time("since", since), time("until", until), decided -> {
            try {
                out.write(TrailCsv.of(decided));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private void begin(
            Principal person,
            Optional<String> since,
            Optional<String> until,
            HttpServletResponse response,
            String format) {
        people.require(person.getName(), Role.AUDITORS);
        time("since", since);
        time("until", until);
        trail.record(Entry.decision(person.getName(), "export-trail", "")
                .detail(since.orElse("the beginning") + " to " + until.orElse("now")));
        response.setContentType(format);
        response.setCharacterEncoding("UTF-8");
    }

    private static Optional<Instant> time(String field, Optional<String> text) {
        return text.filter(written -> !written.isBlank()).map(written -> {
            try {
                var time = written.contains("T")
                        ? Instant.parse(written)
                        : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
                if (!Utc.holds(time.atOffset(ZoneOffset.UTC).getYear())) throw new DateTimeException("no such year");
                return time;
            } catch (DateTimeException wrong) {
                throw new InvalidInput(
                        field, "TIME_INVALID", "must be a day like 2026-11-01, or a time like 2026-11-01T09:30:00Z");
            }
        });
    }

    /** What came of a verification, in the words of the API. */
    record Verified(
            boolean intact,
            long rows,
            long sealed,
            long waiting,
            long heads,
            long uncovered,
            Optional<Instant> until,
            Optional<String> head,
            List<Found> findings) {
        static Verified of(Verification all) {
            return new Verified(
                    all.intact(),
                    all.rows(),
                    all.sealed(),
                    all.waiting(),
                    all.heads(),
                    all.uncovered(),
                    all.until(),
                    all.head(),
                    all.findings().stream()
                            .map(one -> new Found(one.kind().name(), one.where(), one.expected(), one.found()))
                            .toList());
        }
    }

    /** Something that is wrong with the trail. */
    record Found(String kind, String where, String expected, String found) {}
}
