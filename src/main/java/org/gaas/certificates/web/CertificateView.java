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
 * @param state installed, or what the newest order has come to; ordered before there is one
 * @param process what is about it now
 * @param ceiling up to which price nobody is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateView(
        long number,
        String installation,
        String server,
        String way,
        String authority,
        List<String> names,
        String payer,
        String ceiling,
        Standing standing,
        String state,
        String issuer,
        Instant from,
        Instant until,
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
