package org.gaas.certificates;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions that certificates are renewed without asking. Each is in the trail, or it did not happen. */
@Component
public class StandingOrders {
    private final Certificates certificates;
    private final CertificatePlaces places;
    private final Trail trail;
    private final Clock clock;

    public StandingOrders(Certificates certificates, CertificatePlaces places, Trail trail, Clock clock) {
        this.certificates = certificates;
        this.places = places;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a person asks for: {@code always}, {@code never}, or the last day of it.
     *
     * @return empty: no standing order
     * @throws InvalidInput {@code STANDING_INVALID}
     */
    public Optional<StandingOrder> wanted(String written, String by) {
        var now = clock.instant();
        if (written.equals("never")) return Optional.empty();
        if (written.equals("always")) return Optional.of(new StandingOrder(by, now, Optional.empty()));
        try {
            var order = new StandingOrder(by, now, Optional.of(LocalDate.parse(written)));
            if (order.holds(now)) return Optional.of(order);
        } catch (DateTimeException noDate) {
            // told below
        }
        throw new InvalidInput(
                "standing",
                "STANDING_INVALID",
                "must be always, never, or its last day, such as "
                        + LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1) + ", from today on");
    }

    /**
     * From now on this holds for a certificate.
     *
     * @param order empty: whoever pays is asked
     */
    @Transactional
    public void decide(long certificate, Optional<StandingOrder> order, String by) {
        var agreed = certificates.subscription(certificate);
        if (agreed.standing().isEmpty() && order.isEmpty()) return;
        certificates.agree(agreed.with(order));
        record(certificate, order, by);
    }

    /** Writes down what was decided about a certificate. */
    void record(long certificate, Optional<StandingOrder> order, String by) {
        var agreed = certificates.subscription(certificate);
        trail.record(Entry.decision(by, "standing-order", places.about(agreed.owner()))
                .subject("certificate " + certificate + " for " + agreed.names().get(0))
                .detail(order.map(StandingOrder::words).orElse("ended")));
    }
}
