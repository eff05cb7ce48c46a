package org.gaas;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database in memory with all of our tables, gone when it is closed. For tests that need no Spring context. */
public final class TestDatabase implements AutoCloseable {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final PlatformTransactionManager transactions = new DataSourceTransactionManager(pool);

    public TestDatabase() {
        Flyway.configure().dataSource(pool).load().migrate();
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    public TransactionTemplate inTransaction() {
        return new TransactionTemplate(transactions);
    }

    @Override
    public void close() {
        jdbc().sql("shutdown").update();
        pool.dispose();
    }
}
