package org.gaas.production;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.installations.ProjectName;

/**
 * What was asked for and became of it, where no variable of a process reaches.
 *
 * @param process the process instance that does it
 * @param production the number of the one half
 * @param acceptance the number of the other
 * @param certificate how the certificate is come by
 * @param developers who work for it
 * @param contact who is asked at the customer
 * @param contactBy who named another one than the request did; empty: nobody did
 * @param commit what the tag stands for; empty before it was fetched
 * @param quote the number of the quote that holds; empty before there is one
 * @param opened since when visitors are let in
 * @param trial the number of the installation whose set-up data goes on; empty: none does
 */
public record ProductionOrder(
        long number,
        String process,
        ProjectName project,
        long production,
        long acceptance,
        Way certificate,
        String availability,
        List<String> developers,
        Contact contact,
        Optional<String> contactBy,
        Optional<LocalDate> wished,
        String requester,
        Instant requested,
        Optional<Commit> commit,
        Optional<Long> quote,
        Optional<Instant> opened,
        Optional<Instant> ended,
        Optional<Long> trial) {}
