package org.gaas.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.gaas.audit.Line;

/** An entry of the trail, in the words of the API. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Shown(
        long number,
        Instant at,
        String kind,
        String who,
        String behalf,
        String roles,
        String what,
        String about,
        String place,
        String subject,
        String outcome,
        String detail,
        String plan,
        String work,
        String step) {
    static Shown of(Line line) {
        return new Shown(
                line.number(),
                line.at(),
                line.kind().toLowerCase(Locale.ROOT),
                line.who(),
                line.behalf(),
                line.roles(),
                line.what(),
                line.about(),
                line.place(),
                line.subject(),
                line.outcome(),
                line.detail(),
                line.plan(),
                line.work(),
                line.step());
    }
}
