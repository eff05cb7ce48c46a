package org.gaas.certificates.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gaas.certificates.StandingOrder;

/**
 * A certificate that the desk looks after, as clients see it.
 *
 * @param installation whose it is; absent: a server's, for the host that its sites share
 * @param place the server that it is used on
 * @param costAYear what was paid for it in the last year in which something was
 * @param state installed, or what the newest order has come to; ordered before there is one; lapses when nobody wants
 *     another one
 * @param renewal when the desk begins to renew it; absent: it does not
 * @param process what is about it now
 * @param ceiling up to which price nobody is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateView(
        long number,
        String installation,
        String server,
        String place,
        String way,
        String authority,
        List<String> names,
        String payer,
        String ceiling,
        String costAYear,
        Standing standing,
        String state,
        String issuer,
        Instant from,
        Instant until,
        Instant renewal,
        String process) {
    /**
     * That it is renewed without asking.
     *
     * @param by who decided that
     * @param until its last day; absent: until somebody ends it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(String by, Instant since, LocalDate until) {
        static Standing of(StandingOrder order) {
            return new Standing(order.by(), order.since(), order.until().orElse(null));
        }
    }
}
