package org.gaas.certificates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.certificates.InventoryItem.InUse;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All certificates at once: a few queries, however many there are; no key and no chain is read. */
final class InventoryRows {
    private static final Set<State> WERE_IN_USE = EnumSet.of(State.INSTALLED, State.SUPERSEDED, State.REVOKED);

    private final JdbcClient database;

    InventoryRows(JdbcClient database) {
        this.database = database;
    }

    private record Ordered(
            long number,
            long certificate,
            State state,
            Optional<Money> price,
            Optional<LocalDate> bought,
            Optional<Instant> closed) {}

    private record Name(long certificate, CertificateName name) {}

    private record Chained(long order, InUse chain) {}

    List<InventoryItem> items() {
        var names = names();
        var orders = orders();
        var chains = chains();
        return database.sql("select * from certificate where ended is null order by number")
                .query((row, n) -> item(row, names, orders, chains))
                .list();
    }

    private InventoryItem item(
            ResultSet row,
            Map<Long, List<CertificateName>> names,
            Map<Long, List<Ordered>> orders,
            Map<Long, InUse> chains)
            throws SQLException {
        var number = row.getLong("number");
        var agreed = CertificateRows.subscription(row, names.get(number));
        var mine = orders.getOrDefault(number, List.of());
        var inUse = mine.stream()
                .filter(order -> order.state() == State.INSTALLED)
                .findFirst()
                .map(order -> chains.get(order.number()));
        return new InventoryItem(
                number,
                agreed,
                row.getBoolean("lapses"),
                inUse,
                mine.stream().findFirst().map(Ordered::state),
                mine.stream()
                        .findFirst()
                        .filter(order -> order.state() == State.CANCELLED)
                        .flatMap(Ordered::closed),
                aYear(mine));
    }

    /** What was paid in the year that ends with the last purchase: making it anew in between costs nothing. */
    private static Money aYear(List<Ordered> orders) {
        var paid = orders.stream()
                .filter(order -> WERE_IN_USE.contains(order.state())
                        && order.price().isPresent()
                        && order.bought().isPresent())
                .toList();
        var total = BigDecimal.ZERO;
        if (paid.isEmpty()) return Money.euro("0");
        var begin = paid.get(0).bought().orElseThrow().minusYears(1);
        for (var order : paid)
            if (order.bought().orElseThrow().isAfter(begin))
                total = total.add(order.price().orElseThrow().amount());
        return new Money(total, paid.get(0).price().orElseThrow().currency());
    }

    private Map<Long, List<CertificateName>> names() {
        return database
                .sql("select certificate, host from certificate_name order by certificate, place")
                .query((row, n) -> new Name(row.getLong("certificate"), new CertificateName(row.getString("host"))))
                .list()
                .stream()
                .collect(groupingBy(Name::certificate, mapping(Name::name, toList())));
    }

    private Map<Long, List<Ordered>> orders() {
        return database
                .sql("select number, certificate, state, price, currency, bought_on, closed from certificate_order"
                        + " order by number desc")
                .query((row, n) -> new Ordered(
                        row.getLong("number"),
                        row.getLong("certificate"),
                        State.valueOf(row.getString("state")),
                        CertificateRows.money(row, "price"),
                        Optional.ofNullable(row.getObject("bought_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("closed", LocalDateTime.class))
                                .map(Utc::instant)))
                .list()
                .stream()
                .collect(groupingBy(Ordered::certificate));
    }

    private Map<Long, InUse> chains() {
        var chains = new HashMap<Long, InUse>();
        database.sql("select c.certificate_order, c.issuer, c.valid_from, c.valid_until from certificate_chain c"
                        + " join certificate_order o on o.number = c.certificate_order where o.state = ?")
                .param(State.INSTALLED.name())
                .query((row, n) -> new Chained(
                        row.getLong("certificate_order"),
                        new InUse(
                                row.getLong("certificate_order"),
                                row.getString("issuer"),
                                Utc.instant(row.getObject("valid_from", LocalDateTime.class)),
                                Utc.instant(row.getObject("valid_until", LocalDateTime.class)))))
                .list()
                .forEach(one -> chains.put(one.order(), one.chain()));
        return chains;
    }

    List<RenewalQueue.Begun> openedSince(Instant since, Optional<String> authority) {
        var names = names();
        return database.sql("select o.opened, o.certificate from certificate_order o"
                        + " join certificate c on c.number = o.certificate"
                        + " where o.opened > :since and coalesce(c.authority, '') = :authority")
                .param("since", Utc.of(since))
                .param("authority", authority.orElse(""))
                .query((row, n) -> new RenewalQueue.Begun(
                        Utc.instant(row.getObject("opened", LocalDateTime.class)),
                        domains(names.get(row.getLong("certificate")))))
                .list();
    }

    static Set<String> domains(List<CertificateName> names) {
        return RegisteredDomains.of(names.stream().map(CertificateName::value).toList());
    }
}
