package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.crash.CertificateDesk.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gaas.certificates.acme.Pebble;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole matrix of certificates: the desk is killed at every step and every answer, and after everything that it asks
 * of an authority. Never twice in one step of one process: the third time a person would be asked.
 */
@Tag("crash")
@ExtendWith(Pebble.Given.class)
@DisplayName("A desk that is killed at every step towards a certificate")
class KilledCertificateMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");
    private static final String PROCESS = "purchase-certificate";

    /** One process for each. */
    private static final List<List<Point>> ISSUED = List.of(
            List.of(step("PrepareOrder", Moment.BEFORE), WatchedAuthority.point("signUp")),
            List.of(step("PrepareOrder", Moment.AFTER), step("ObtainCertificate", Moment.BEFORE)),
            List.of(WatchedAuthority.point("order"), step("BookCertificate", Moment.BEFORE)),
            List.of(step("ObtainCertificate", Moment.DURING), step("CheckCertificate", Moment.BEFORE)),
            List.of(WatchedAuthority.point("answered"), step("CheckCertificate", Moment.AFTER)),
            List.of(WatchedAuthority.point("finish"), step("InstallCertificate", Moment.BEFORE)),
            List.of(WatchedAuthority.point("chain"), step("InstallCertificate", Moment.AFTER)),
            List.of(step("ObtainCertificate", Moment.AFTER), step("SeeCertificate", Moment.BEFORE)),
            List.of(step("SeeCertificate", Moment.AFTER), step("BookCertificate", Moment.AFTER)));

    private static final List<Point> REFUSED = List.of(
            step("MendOrder", Moment.AFTER),
            step("MendOrder", Moment.COMMITTED),
            step("CancelOrder", Moment.BEFORE),
            step("CancelOrder", Moment.AFTER));

    private static final List<Point> BOUGHT = List.of(
            step("OrderCertificate", Moment.AFTER),
            step("OrderCertificate", Moment.COMMITTED),
            step("RecordPurchase", Moment.BEFORE),
            step("RecordPurchase", Moment.AFTER),
            step("ApprovePrice", Moment.AFTER),
            step("ApprovePrice", Moment.COMMITTED),
            step("HandOverCertificate", Moment.AFTER),
            step("HandOverCertificate", Moment.COMMITTED));

    private static final List<Point> UNSEEN = List.of(
            step("PutCertificateBack", Moment.BEFORE),
            step("PutCertificateBack", Moment.AFTER),
            step("MendCertificate", Moment.AFTER),
            step("MendCertificate", Moment.COMMITTED));

    private final List<String> secrets = new ArrayList<>(List.of(CertificateDesk.PASSWORD));

    @TempDir
    Path home;

    @Test
    @DisplayName("no way through the diagram is forgotten")
    void everyStep() {
        var all = new ArrayList<>(Models.pointsOf(PROCESS));
        // those are in the matrix of what is taken back
        all.removeIf(point -> point.step().endsWith("_Undo"));
        all.addAll(WatchedAuthority.points());
        assertThat(Stream.of(ISSUED.stream().flatMap(List::stream), REFUSED.stream(), BOUGHT.stream(), UNSEEN.stream())
                        .flatMap(points -> points))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @DisplayName("that an authority issues, orders it once, loses no key, and tells no key")
    void issued() throws IOException {
        var matrix = new Matrix("kill -9: certificates from an authority", RESULTS.resolve("killed-issued.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            for (var at : ISSUED) {
                var before = on.issued();
                on.killing.at(at);
                var process = on.wanted("acme");
                on.ends(process, "Certificate in use");
                assertThat(on.issued()).as("issued once").isEqualTo(before + 1);
                secrets.add(line(on.inUse(process).key().reveal()));
            }
            matrix.found("One certificate was issued for each order, each is in use with its key.");

            tellNone(on, matrix);
            assertThat(matrix.points())
                    .containsExactlyInAnyOrderElementsOf(
                            ISSUED.stream().flatMap(List::stream).toList());
        } finally {
            System.out.println(matrix);
        }
    }

    @Test
    @DisplayName("that an authority refuses, gives it up once, and keeps no key")
    void refused() throws IOException {
        var matrix = new Matrix("kill -9: certificates that are refused", RESULTS.resolve("killed-refused.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            on.deaf(true);
            on.killing.at(REFUSED);
            var refused = on.wanted("acme");
            on.killing.until(refused);
            on.killing.complete("hanna", refused, answer("orderMending", "cancel"));
            on.ends(refused, "Order cancelled");
            assertThat(on.issued()).isZero();
            assertThat(on.keys(refused))
                    .as("the key of what nobody uses is erased")
                    .isZero();
            matrix.found("Given up once, and its key is erased.");
            assertThat(matrix.points()).containsExactlyInAnyOrderElementsOf(REFUSED);
        } finally {
            System.out.println(matrix);
        }
    }

    @Test
    @DisplayName("that is bought, or brought and not seen, orders it once, loses no key, and tells no key")
    void boughtAndBrought() throws IOException {
        var matrix = new Matrix("kill -9: certificates bought and brought", RESULTS.resolve("killed-bought.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            var bought = bought(on);
            unseen(on, bought);
            matrix.found("One order, one line for finance; the one before came back; each in use has its key.");
            tellNone(on, matrix);
            assertThat(matrix.points())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(BOUGHT.stream(), UNSEEN.stream()).toList());
        } finally {
            System.out.println(matrix);
        }
    }

    private String bought(CertificateDesk on) throws IOException {
        on.killing.at(BOUGHT);
        var bought = on.wanted("ordered");
        on.killing.until(bought);
        on.killing.complete(
                "hanna",
                bought,
                Map.of(
                        "ordering",
                        "ordered",
                        "supplier",
                        "Zeker BV",
                        "orderNumber",
                        "2026/0815",
                        "price",
                        "129.00",
                        "noTime",
                        true));
        on.killing.until(bought);
        on.killing.complete("fien", bought, answer("priceApproval", "approve"));
        on.killing.until(bought);
        on.handOver(bought);
        on.killing.complete("hanna", bought, answer("handingOver", "handedOver"));
        on.ends(bought, "Certificate in use");
        secrets.add(line(on.inUse(bought).key().reveal()));
        assertThat(on.tables().rows("select amount from desk.billing_line where order_number = '2026/0815'"))
                .as("bought once")
                .hasSize(1);
        return bought;
    }

    private void unseen(CertificateDesk on, String bought) throws IOException {
        var before = on.inUse(bought).fingerprint();
        var unseen = on.wanted("brought");
        on.killing.until(unseen);
        on.handOver(unseen);
        on.seen(false);
        on.killing.at(UNSEEN);
        on.killing.complete("hanna", unseen, answer("handingOver", "handedOver"));
        on.killing.until(unseen);
        assertThat(on.inUse(bought).fingerprint())
                .as("the one before is in use")
                .isEqualTo(before);
        on.seen(true);
        on.killing.complete("hanna", unseen, answer("certificateMending", "again"));
        on.ends(unseen, "Certificate in use");
        secrets.add(line(on.inUse(unseen).key().reveal()));
    }

    private void tellNone(CertificateDesk on, Matrix matrix) throws IOException {
        var words = new ArrayList<>(secrets);
        words.add(CertificateDesk.HOST);
        var places = on.places(words);
        assertThat(places.remove(CertificateDesk.HOST)).as("a look that sees").hasSizeGreaterThan(5);
        assertThat(places.values()).as("places that tell a key or a password").isEmpty();
        matrix.found(secrets.size() + " keys and passwords were looked for: in no table, file, log and answer.");
    }

    private static Point step(String name, Moment moment) {
        return new Point(PROCESS, "Task_" + name, moment);
    }

    /** A line of a key's text. */
    private static String line(String pem) {
        return pem.lines().toList().get(1);
    }
}
