package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Certificates that the desk looks after")
class CertificatesTest {
    @TempDir
    Path folder;

    private CertificateDesk desk;
    private Certificates certificates;

    @BeforeEach
    void open() {
        desk = new CertificateDesk(folder);
        certificates = desk.certificates();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("keep what is agreed about them")
    void agreed() {
        var agreed = CertificateDesk.subscription(KeyKind.RSA3072, "münster.example", "www.münster.example");
        assertThat(certificates.subscription(certificates.add(agreed))).isEqualTo(agreed);
        assertThat(agreed.hosts()).containsExactly("xn--mnster-3ya.example", "www.xn--mnster-3ya.example");
    }

    @Test
    @DisplayName("are for one name or more, and for none twice")
    void names() {
        for (var names : List.of(new String[0], new String[] {"a.example", "A.example"})) {
            var no = catchThrowableOfType(InvalidInput.class, () -> CertificateDesk.subscription(KeyKind.P256, names));
            assertThat(no.rule()).isEqualTo("CERT_NAME_INVALID");
        }
    }

    @Test
    @DisplayName("have one order for a process, with one key, however often its step is repeated")
    void once() {
        var number = certificates.add(CertificateDesk.subscription(KeyKind.P256, "capri.example"));
        var order = certificates.open(number, "p1");
        var key = certificates.key(order.number());
        var again = desk.certificates().open(number, "p1");

        assertThat(again.number()).isEqualTo(order.number());
        assertThat(again.request().pem()).isEqualTo(order.request().pem());
        assertThat(certificates.key(order.number())).isPresent().isEqualTo(key);
        assertThat(certificates.open(number, "p2").number()).isNotEqualTo(order.number());
        assertThat(certificates.ordersOf(number)).hasSize(2);
    }

    @Test
    @DisplayName("remember where they were bought, what was issued, and what has become of it")
    void life() {
        var number = certificates.add(CertificateDesk.subscription(KeyKind.P256, "capri.example"));
        var order = certificates.open(number, "p1").number();
        var purchase = new Purchase("Zeker BV", "2026/0815", Money.euro("89.5"), LocalDate.of(2026, 11, 22));
        certificates.bought(order, purchase);
        assertThat(certificates.order(order).purchase()).contains(purchase);
        assertThat(certificates.order(order).opened()).isEqualTo(TestCa.NOW);

        var root = TestCa.root("R".repeat(64));
        var keys = TestCa.elliptic("secp256r1");
        var chain = new Chain(List.of(root.site(keys, "capri.example"), root.certificate()));
        certificates.keep(order, chain, keys.getPrivate());
        certificates.keep(order, chain, keys.getPrivate());
        assertThat(certificates.chain(order)).contains(chain);
        assertThat(certificates.key(order)).contains(keys.getPrivate());
        assertThat(certificates.order(order).state()).isEqualTo(State.CHECKED);

        certificates.cancel(order);
        assertThat(certificates.key(order)).isEqualTo(Optional.empty());
        assertThat(certificates.order(order).state()).isEqualTo(State.CANCELLED);
    }
}
