package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The tables of certificates. */
final class CertificateRows {
    private final JdbcClient database;

    CertificateRows(JdbcClient database) {
        this.database = database;
    }

    long add(Subscription agreed, Instant now) {
        var key = new GeneratedKeyHolder();
        database.sql("""
                        insert into certificate (installation, server, way, authority, key_kind, payer,
                            standing_by, standing_since, standing_until, created)
                        values (:installation, :server, :way, :authority, :keys, :payer,
                            :by, :since, :until, :now)""")
                .param("installation", agreed.owner().installation().orElse(null))
                .param("server", agreed.owner().server().map(ServerName::value).orElse(null))
                .param("way", agreed.way().name())
                .param("authority", agreed.authority().orElse(null))
                .param("keys", agreed.keys().name())
                .param("payer", agreed.payer().map(CustomerId::value).orElse(null))
                .param("by", agreed.standing().map(StandingOrder::by).orElse(null))
                .param(
                        "since",
                        agreed.standing().map(order -> Utc.of(order.since())).orElse(null))
                .param("until", agreed.standing().flatMap(StandingOrder::until).orElse(null))
                .param("now", Utc.of(now))
                .update(key, "number");
        var number = key.getKey().longValue();
        name(number, agreed);
        return number;
    }

    private void name(long certificate, Subscription agreed) {
        for (var place = 0; place < agreed.names().size(); place++)
            database.sql("insert into certificate_name (certificate, place, host) values (?, ?, ?)")
                    .params(certificate, place, agreed.names().get(place).value())
                    .update();
    }

    /** Everything but whose it is. */
    void agree(long certificate, Subscription agreed) {
        database.sql("update certificate set way = ?, authority = ?, key_kind = ?, payer = ?,"
                        + " standing_by = ?, standing_since = ?, standing_until = ?, lapses = false where number = ?")
                .params(
                        agreed.way().name(),
                        agreed.authority().orElse(null),
                        agreed.keys().name(),
                        agreed.payer().map(CustomerId::value).orElse(null),
                        agreed.standing().map(StandingOrder::by).orElse(null),
                        agreed.standing().map(order -> Utc.of(order.since())).orElse(null),
                        agreed.standing().flatMap(StandingOrder::until).orElse(null),
                        certificate)
                .update();
        database.sql("delete from certificate_name where certificate = ?")
                .param(certificate)
                .update();
        name(certificate, agreed);
    }

    /** Others that ask for the same owner wait for the end of this transaction. */
    Optional<Long> ofOwner(Owner owner) {
        owner.installation().ifPresent(number -> alone("select number from installation where number = ?", number));
        owner.server().ifPresent(name -> alone("select name from server where name = ?", name.value()));
        return database
                .sql("select number from certificate where ended is null"
                        + " and (installation = :installation or server = :server) order by number desc")
                .param("installation", owner.installation().orElse(null))
                .param("server", owner.server().map(ServerName::value).orElse(null))
                .query(Long.class)
                .list()
                .stream()
                .findFirst();
    }

    private void alone(String query, Object of) {
        database.sql(query + " for update").param(of).query().listOfRows();
    }

    /** All that its owner ever had and that nobody ended yet. */
    List<Long> of(Owner owner) {
        return database.sql("select number from certificate where ended is null"
                        + " and (installation = :installation or server = :server)")
                .param("installation", owner.installation().orElse(null))
                .param("server", owner.server().map(ServerName::value).orElse(null))
                .query(Long.class)
                .list();
    }

    void end(long certificate, Instant now) {
        database.sql("update certificate set ended = ? where number = ? and ended is null")
                .params(Utc.of(now), certificate)
                .update();
    }

    List<Long> all() {
        return database.sql("select number from certificate where ended is null order by number")
                .query(Long.class)
                .list();
    }

    Optional<Subscription> subscription(long certificate) {
        var names = database.sql("select host from certificate_name where certificate = ? order by place")
                .param(certificate)
                .query((row, n) -> new CertificateName(row.getString("host")))
                .list();
        return database.sql("select * from certificate where number = ?")
                .param(certificate)
                .query((row, n) -> subscription(row, names))
                .optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException the process has one already
     */
    long open(long certificate, String process, SigningRequest request, Instant now) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into certificate_order (certificate, process, state, request, opened)"
                        + " values (?, ?, ?, ?, ?)")
                .params(certificate, process, State.OPEN.name(), request.pem(), Utc.of(now))
                .update(key, "number");
        return key.getKey().longValue();
    }

    Optional<Order> order(long number) {
        return database.sql("select * from certificate_order where number = ?")
                .param(number)
                .query(CertificateRows::order)
                .optional();
    }

    Optional<Order> orderOf(String process) {
        return database.sql("select * from certificate_order where process = ?")
                .param(process)
                .query(CertificateRows::order)
                .optional();
    }

    List<Order> ordersOf(long certificate) {
        return database.sql("select * from certificate_order where certificate = ? order by number desc")
                .param(certificate)
                .query(CertificateRows::order)
                .list();
    }

    void bought(long order, Purchase purchase) {
        database.sql("update certificate_order set supplier = ?, order_number = ?, price = ?, currency = ?,"
                        + " bought_on = coalesce(bought_on, ?) where number = ?")
                .params(
                        purchase.supplier(),
                        purchase.number(),
                        purchase.price().amount(),
                        purchase.price().currency().getCurrencyCode(),
                        purchase.day(),
                        order)
                .update();
    }

    void ordered(long order, Optional<URI> place) {
        database.sql("update certificate_order set place = ? where number = ?")
                .params(place.map(URI::toString).orElse(null), order)
                .update();
    }

    Optional<URI> account(String authority) {
        return database.sql("select place from certificate_account where authority = ? and place is not null")
                .param(authority)
                .query(String.class)
                .optional()
                .map(URI::create);
    }

    void signedUp(String authority, URI place) {
        database.sql("update certificate_account set place = ? where authority = ?")
                .params(place.toString(), authority)
                .update();
    }

    void change(long order, State state) {
        database.sql("update certificate_order set state = ? where number = ?")
                .params(state.name(), order)
                .update();
    }

    void cancel(long order, Instant now) {
        database.sql("update certificate_order set state = ?, closed = coalesce(closed, ?) where number = ?")
                .params(State.CANCELLED.name(), Utc.of(now), order)
                .update();
    }

    /** Nobody wants another one, until something is agreed anew. */
    void lapse(long certificate) {
        database.sql("update certificate set lapses = true where number = ?")
                .param(certificate)
                .update();
    }

    void found(long order, String findings) {
        database.sql("update certificate_order set findings = ? where number = ?")
                .params(Excerpt.start(3900, findings), order)
                .update();
    }

    String findings(long order) {
        return database.sql("select coalesce(findings, '') from certificate_order where number = ?")
                .param(order)
                .query(String.class)
                .single();
    }

    void keep(long order, Chain chain, Instant now) {
        database.sql("delete from certificate_chain where certificate_order = ?")
                .param(order)
                .update();
        var issuer = chain.issuer();
        database.sql("insert into certificate_chain (certificate_order, pem, issuer, valid_from, valid_until, stored)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        order,
                        chain.pem(),
                        issuer.substring(0, Math.min(200, issuer.length())),
                        Utc.of(chain.from()),
                        Utc.of(chain.until()),
                        Utc.of(now))
                .update();
    }

    Optional<Chain> chain(long order) {
        return database.sql("select pem from certificate_chain where certificate_order = ?")
                .param(order)
                .query(String.class)
                .optional()
                .map(pem -> new Chain(Material.read(List.of(pem.getBytes(US_ASCII)), Optional.empty())
                        .certificates()));
    }

    static Subscription subscription(ResultSet row, List<CertificateName> names) throws SQLException {
        var installation = row.getLong("installation");
        return new Subscription(
                new Owner(
                        row.wasNull() ? Optional.empty() : Optional.of(installation),
                        Optional.ofNullable(row.getString("server")).map(ServerName::new)),
                Way.valueOf(row.getString("way")),
                Optional.ofNullable(row.getString("authority")),
                KeyKind.valueOf(row.getString("key_kind")),
                names,
                Optional.ofNullable(row.getString("payer")).map(CustomerId::new),
                standing(row));
    }

    private static Optional<StandingOrder> standing(ResultSet row) throws SQLException {
        var by = row.getString("standing_by");
        if (by == null) return Optional.empty();
        return Optional.of(new StandingOrder(
                by,
                Utc.instant(row.getObject("standing_since", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("standing_until", LocalDate.class))));
    }

    private static Order order(ResultSet row, int n) throws SQLException {
        var supplier = row.getString("supplier");
        var number = row.getString("order_number");
        var boughtOn = row.getObject("bought_on", LocalDate.class);
        return new Order(
                row.getLong("number"),
                row.getLong("certificate"),
                row.getString("process"),
                State.valueOf(row.getString("state")),
                SigningRequest.read(row.getString("request")),
                Optional.ofNullable(row.getString("place")).map(URI::create),
                money(row, "price").map(price -> new Purchase(supplier, number, price, boughtOn)),
                Utc.instant(row.getObject("opened", LocalDateTime.class)));
    }

    static Optional<Money> money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null
                ? Optional.empty()
                : Optional.of(new Money(amount, Currency.getInstance(row.getString("currency"))));
    }
}
