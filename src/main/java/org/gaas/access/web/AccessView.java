package org.gaas.access.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gaas.access.Access;
import org.gaas.access.DatabasePasswords;
import org.gaas.access.Permit;
import org.gaas.access.Reach;
import org.gaas.engine.CsvCell;
import org.gaas.fleet.ServerName;

/**
 * What a developer reaches of an installation's databases, as clients see it.
 *
 * @param rights none, read, write or all
 * @param from where from
 * @param databases which; a name that ends with an asterisk stands for all that begin so, own ones too
 * @param account by which name; absent: by none
 * @param host where the database server is, and port
 * @param page where it is read with a browser; absent: nowhere
 * @param password whether the developer has set one on that server
 * @param agreement from which it follows, and until when that holds
 * @param why from what it follows, or what stands in its way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessView(
        String developer,
        String installation,
        String project,
        String environment,
        String server,
        String rights,
        List<String> from,
        List<String> databases,
        String account,
        String host,
        Integer port,
        String page,
        boolean password,
        long agreement,
        LocalDate until,
        String why) {
    static final String HEADER =
            "developer,installation,project,environment,server,rights,from,databases,account,password,agreement,until,why,"
                    + "what,keys";

    static AccessView of(Reach reach, Access access, DatabasePasswords passwords) {
        var given = reach.hindrance().isEmpty();
        var server = reach.server();
        var kind = server.filter(name -> given).map(access::kind);
        var endpoint = kind.map(one -> one.endpoint(server.get()));
        return new AccessView(
                reach.developer(),
                reach.installation().value(),
                reach.project().value(),
                reach.environment().value(),
                server.map(ServerName::value).orElse(null),
                reach.rights().name().toLowerCase(Locale.ROOT),
                reach.from().stream().map(Object::toString).toList(),
                reach.on().stream().map(Object::toString).toList(),
                kind.map(one -> one.user(server.get(), reach.developer())).orElse(null),
                endpoint.map(at -> at.host()).orElse(null),
                endpoint.map(at -> at.port()).orElse(null),
                access.pageFor(reach).orElse(null),
                server.flatMap(name -> passwords.of(reach.developer(), name)).isPresent(),
                reach.agreement().number(),
                until(reach),
                why(reach));
    }

    private static String why(Reach reach) {
        return reach.hindrance()
                .map(hindrance -> hindrance.words())
                .orElseGet(() -> reach.permit().map(AccessView::decided).orElse("") + "agreement "
                        + reach.agreement().number() + " for "
                        + reach.agreement().about() + ", by "
                        + reach.agreement().by());
    }

    /** The last day: of what was decided, where that ends sooner. */
    private static LocalDate until(Reach reach) {
        return reach.permit()
                .filter(permit -> reach.hindrance().isEmpty())
                .map(permit ->
                        permit.until().minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate())
                .filter(reach.agreement().until()::isAfter)
                .orElse(reach.agreement().until());
    }

    private static String decided(Permit permit) {
        return "permit " + permit.number() + (permit.emergency() ? ", given in an emergency" : "") + ", until "
                + permit.until() + "; ";
    }

    /** A line of the file, below {@link #HEADER}. */
    String row() {
        return Stream.of(
                        developer,
                        installation,
                        project,
                        environment,
                        server == null ? "" : server,
                        rights,
                        String.join(" ", from),
                        String.join(" ", databases),
                        account == null ? "" : account,
                        password ? "yes" : "no",
                        Long.toString(agreement),
                        until.toString(),
                        why,
                        "databases",
                        "")
                .map(CsvCell::of)
                .collect(joining(","));
    }
}
