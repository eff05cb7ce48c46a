package org.gaas.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.gaas.engine.Utc;

/**
 * One row of the trail, as it was written.
 *
 * @param number given by the database; numbers are left out where a transaction was rolled back
 * @param at when it was written, in UTC
 * @param kind a {@link Kind}, unless somebody changed it
 */
public record Line(
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

    static Line read(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getLong("number"),
                Utc.instant(row.getObject("at", LocalDateTime.class)),
                row.getString("kind"),
                row.getString("who"),
                row.getString("behalf"),
                row.getString("roles"),
                row.getString("what"),
                row.getString("about"),
                row.getString("place"),
                row.getString("subject"),
                row.getString("outcome"),
                row.getString("detail"),
                row.getString("plan"),
                row.getString("work"),
                row.getString("step"));
    }
}
