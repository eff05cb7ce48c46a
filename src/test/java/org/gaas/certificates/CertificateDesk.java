package org.gaas.certificates;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.TestDatabase;
import org.gaas.fleet.ServerName;
import org.gaas.secrets.Seal;
import org.gaas.secrets.TestSeals;

/** The tables of certificates in memory, and what looks after them; without engine and servers. */
public final class CertificateDesk implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(TestCa.NOW, ZoneOffset.UTC);

    final TestDatabase database = new TestDatabase();
    private final Path masterKey;

    CertificateDesk(Path folder) {
        this.masterKey = folder.resolve("master.key");
    }

    /** As a node has it after a start. */
    KeyVault vault() {
        return new KeyVault(database.jdbc(), start(masterKey));
    }

    Seal start(Path file) {
        return TestSeals.atStart(database.jdbc(), file, CLOCK, KeyVault.ORDERS, KeyVault.ACCOUNTS);
    }

    /** What a node does with a new master key at its start. */
    int sealAgain() {
        return TestSeals.sealAgain(database.jdbc(), start(masterKey), KeyVault.ORDERS, KeyVault.ACCOUNTS);
    }

    Certificates certificates() {
        return new Certificates(database.jdbc(), vault(), CLOCK);
    }

    Path masterKey() {
        return masterKey;
    }

    static Subscription subscription(KeyKind kind, String... names) {
        return new Subscription(
                Owner.of(new ServerName("prod1")),
                Way.ORDERED,
                Optional.empty(),
                kind,
                Stream.of(names).map(CertificateName::of).toList(),
                Optional.empty(),
                Optional.empty());
    }

    /** Everything in the database, as a dump has it. */
    String dump() {
        return String.join(
                "\n", database.jdbc().sql("script").query(String.class).list());
    }

    @Override
    public void close() {
        database.close();
    }
}
