package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gaas.engine.CantStart;
import org.gaas.secrets.TestSeals;
import org.gaas.secrets.Unopened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Private keys at rest")
class KeyVaultTest {
    private static final PrivateKey ELLIPTIC = TestCa.elliptic("secp256r1").getPrivate();
    private static final RSAPrivateCrtKey RSA =
            (RSAPrivateCrtKey) TestCa.rsa(4096).getPrivate();

    @TempDir
    Path folder;

    private CertificateDesk desk;
    private long order;
    private long other;

    @BeforeEach
    void open() {
        desk = new CertificateDesk(folder);
        var certificates = desk.certificates();
        var number = certificates.add(CertificateDesk.subscription(KeyKind.P256, "capri.example"));
        order = certificates.open(number, "p1").number();
        other = certificates.open(number, "p2").number();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("come back as they were, after a start too, until they are forgotten")
    void kept() {
        var vault = desk.vault();
        vault.keep(order, RSA);
        vault.keep(other, RSA);
        vault.keep(other, ELLIPTIC);
        assertThat(desk.vault().of(order)).contains(RSA);
        assertThat(desk.vault().of(other)).contains(ELLIPTIC);
        vault.forget(order);
        assertThat(vault.of(order)).isEmpty();
        assertThat(vault.of(other)).contains(ELLIPTIC);
    }

    @Test
    @DisplayName("are in no dump of the database, in no notation, nor is what opens them")
    void canary() throws Exception {
        desk.vault().keep(order, RSA);
        desk.vault().keep(other, ELLIPTIC);
        var master = Files.readAllLines(desk.masterKey()).get(1);
        var secrets = new ArrayList<byte[]>(List.of(Base64.getDecoder().decode(master)));
        Stream.of(RSA.getPrivateExponent(), RSA.getPrimeP(), RSA.getPrimeQ(), RSA.getPrimeExponentP())
                .forEach(number -> secrets.add(number.toByteArray()));
        secrets.add(RSA.getEncoded());
        secrets.add(ELLIPTIC.getEncoded());
        var number = ((ECPrivateKey) ELLIPTIC).getS().toByteArray();
        secrets.add(number);

        var dump = desk.dump();

        assertThat(dump).contains("CERTIFICATE_KEY").contains("capri.example");
        for (var secret : secrets)
            for (var written : notations(secret)) assertThat(dump).doesNotContain(written);
        // the search would find them, had they been stored as they are
        desk.database
                .jdbc()
                .sql("update certificate_key set sealed = ? where certificate_order = ?")
                .params(RSA.getEncoded(), order)
                .update();
        assertThat(notations(RSA.getPrivateExponent().toByteArray())).anyMatch(desk.dump()::contains);
    }

    /** A piece from the middle, as hex and as base64 at each of its three offsets: no piece of it is there either. */
    private static List<String> notations(byte[] secret) {
        var piece = Arrays.copyOfRange(secret, secret.length / 2 - 6, secret.length / 2 + 6);
        var written = new ArrayList<>(List.of(HexFormat.of().formatHex(piece)));
        written.add(written.get(0).toUpperCase(Locale.ROOT));
        for (var shift = 0; shift < 3; shift++) {
            var text = Base64.getEncoder().encodeToString(Arrays.copyOfRange(piece, shift, shift + 9));
            written.add(text);
        }
        return written;
    }

    @Test
    @DisplayName("are bound to their order: a row that was exchanged or changed is opened for nobody")
    void bound() {
        desk.vault().keep(order, RSA);
        desk.vault().keep(other, ELLIPTIC);
        desk.database.jdbc().sql("""
                        update certificate_key set sealed = (select k.sealed from certificate_key k
                            where k.certificate_order = ?) where certificate_order = ?""").params(other, order).update();
        assertThatThrownBy(() -> desk.vault().of(order))
                .isInstanceOf(Unopened.class)
                .hasMessageContaining("it is not what was stored for it");
        assertThat(desk.vault().of(other)).contains(ELLIPTIC);
        desk.database.jdbc().sql("update certificate_key set sealed = X'00'").update();
        assertThatThrownBy(() -> desk.vault().of(other)).isInstanceOf(Unopened.class);
    }

    @Test
    @DisplayName("are sealed anew each time: nobody sees that two are the same")
    void different() {
        var sealed = Stream.of(order, order, other).map(number -> {
            desk.vault().keep(number, RSA);
            var row = desk.database.jdbc().sql("select sealed from certificate_key where certificate_order = ?");
            return (byte[]) row.param(number).query().singleValue();
        });
        // the nonce, and the first words behind it, which are the same in every key of this kind
        assertThat(sealed.map(bytes -> HexFormat.of().formatHex(bytes, 12, 40))).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("are sealed with a new master key while the desk goes on, and the old one can go")
    void rotated() throws Exception {
        desk.vault().keep(order, RSA);
        var file = desk.masterKey();
        var old = Files.readAllLines(file);
        var fresh = Base64.getEncoder().encodeToString(new byte[32]);

        Files.writeString(file, fresh + "\n" + old.get(1) + "\n");
        var vault = desk.vault();
        assertThat(vault.of(order)).contains(RSA);
        assertThat(desk.sealAgain()).isEqualTo(2);
        assertThat(desk.sealAgain()).isZero();
        assertThat(vault.of(order)).contains(RSA);

        Files.writeString(file, fresh + "\n");
        assertThat(desk.vault().of(order)).contains(RSA);
        Files.writeString(file, old.get(1) + "\n");
        assertRefused("is not the one that secrets in this database are sealed with");
    }

    @Test
    @DisplayName("of accounts are sealed too: one at each authority, bound to it, and sealed anew with the others")
    void accounts() throws Exception {
        var key = ELLIPTIC.getEncoded();
        assertThat(desk.vault().account("letsencrypt", () -> key)).isEqualTo(key);
        assertThat(desk.vault().account("letsencrypt", () -> RSA.getEncoded())).isEqualTo(key);
        desk.vault().account("inside", () -> RSA.getEncoded());
        assertThat(notations(((ECPrivateKey) ELLIPTIC).getS().toByteArray())).noneMatch(desk.dump()::contains);

        var old = Files.readAllLines(desk.masterKey());
        var fresh = Base64.getEncoder().encodeToString(new byte[32]);
        Files.writeString(desk.masterKey(), fresh + "\n" + old.get(1) + "\n");
        assertThat(desk.sealAgain()).as("two orders, two accounts").isEqualTo(4);
        Files.writeString(desk.masterKey(), fresh + "\n");
        assertThat(desk.vault().account("letsencrypt", () -> new byte[0])).isEqualTo(key);

        desk.database
                .jdbc()
                .sql("update certificate_account set sealed = (select a.sealed from certificate_account a"
                        + " where a.authority = 'inside') where authority = 'letsencrypt'")
                .update();
        assertThatThrownBy(() -> desk.vault().account("letsencrypt", () -> key))
                .isInstanceOf(Unopened.class)
                .hasMessageContaining("account at letsencrypt");
    }

    @Test
    @DisplayName("need a file that only its owner may read, made at the first start and at no later one")
    void file() throws Exception {
        var file = desk.masterKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }
        var made = Files.readString(file);
        desk.vault();
        assertThat(file).hasContent(made);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertRefused("Others may read the master key");
        Files.delete(file);
        assertRefused("The master key is not at " + file + ", and this database has had one.");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("keep a node from starting that has another master key, before it stores anything")
    void anotherNode() throws Exception {
        var another = folder.resolve("of another node/master.key");
        TestSeals.make(another);
        assertThatThrownBy(() -> desk.start(another))
                .isInstanceOf(CantStart.class)
                .hasMessageContaining("is not the one that secrets in this database are sealed with");
        Files.writeString(desk.masterKey(), "spoilt\n");
        assertRefused("each line must hold 32 bytes in base64");
        Files.writeString(desk.masterKey(), "");
        assertRefused("each line must hold 32 bytes in base64");
    }

    @Test
    @DisplayName("have one master key where two nodes make it at once")
    void race() {
        var file = folder.resolve("both.key");
        var keys = Stream.generate(() -> file)
                .limit(8)
                .parallel()
                .map(TestSeals::make)
                .distinct();
        assertThat(keys).hasSize(1);
    }

    @Test
    @DisplayName("tell a person what is missing when the master key is taken away meanwhile")
    void takenAway() throws Exception {
        var vault = desk.vault();
        desk.database.jdbc().sql("update certificate_key set master = 'gone'").update();
        assertThatThrownBy(() -> vault.of(order))
                .isInstanceOf(Unopened.class)
                .hasMessageContaining("it is sealed with the master key gone, which is not in " + desk.masterKey());
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> desk.vault()).isInstanceOf(CantStart.class).hasMessageContaining(sentence);
    }
}
