package org.gaas.installations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers that are known. */
@Component
public class Customers {
    private final JdbcClient database;
    private final Clock clock;

    public Customers(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The customer of exactly this name; a new one is a prospect. */
    public Customer named(CustomerName name) {
        for (var number = 1; ; number++) {
            var id = CustomerId.shortFor(name, number);
            var known = find(id).or(() -> added(id, name));
            if (known.isPresent() && known.get().name().equals(name)) return known.get();
        }
    }

    public Optional<Customer> find(CustomerId id) {
        return database.sql("select * from customer where id = :id")
                .param("id", id.value())
                .query(Customers::customer)
                .optional();
    }

    /** All of them, by name. */
    public List<Customer> all() {
        return database.sql("select * from customer order by name, id")
                .query(Customers::customer)
                .list();
    }

    /** The customer accepted a quote: no prospect any more. */
    public void markPaying(CustomerId id) {
        database.sql("update customer set paying = true where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Empty when somebody else took the id in this moment. */
    private Optional<Customer> added(CustomerId id, CustomerName name) {
        try {
            database.sql("insert into customer (id, name, paying, created) values (:id, :name, false, :now)")
                    .param("id", id.value())
                    .param("name", name.value())
                    .param("now", Utc.of(clock.instant()))
                    .update();
            return Optional.of(new Customer(id, name, false));
        } catch (DuplicateKeyException taken) {
            return find(id);
        }
    }

    private static Customer customer(ResultSet row, int n) throws SQLException {
        return new Customer(
                new CustomerId(row.getString("id")), new CustomerName(row.getString("name")), row.getBoolean("paying"));
    }
}
