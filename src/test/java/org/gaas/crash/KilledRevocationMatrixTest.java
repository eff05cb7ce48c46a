package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.crash.CertificateDesk.answer;

import java.io.IOException;
import java.nio.file.Files;
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

/** The whole matrix of what is taken back: certificates that are revoked, purchases that are undone. */
@Tag("crash")
@ExtendWith(Pebble.Given.class)
@DisplayName("A desk that is killed at every step back from a certificate")
class KilledRevocationMatrixTest {
    private static final Path RESULTS = Path.of("target", "crash");

    /** One process for each. */
    private static final List<List<Point>> REPLACED = List.of(
            List.of(
                    step("RevokeCertificate", Moment.BEFORE),
                    step("NoteRevocation", Moment.BEFORE),
                    step("ReplaceCertificate", Moment.BEFORE)),
            List.of(
                    WatchedAuthority.REVOKED,
                    step("NoteRevocation", Moment.AFTER),
                    step("ReplaceCertificate", Moment.AFTER)));

    private static final List<Point> REMOVED =
            List.of(step("RevokeCertificate", Moment.AFTER), step("TakeCertificateAway", Moment.BEFORE));

    private static final List<Point> ELSEWHERE = List.of(
            step("AskForRevocation", Moment.AFTER),
            step("AskForRevocation", Moment.COMMITTED),
            step("TakeCertificateAway", Moment.AFTER));

    private static final List<List<Point>> UNDONE = List.of(
            List.of(undo("PutCertificateBack", Moment.BEFORE), undo("CancelOrder", Moment.BEFORE)),
            List.of(undo("PutCertificateBack", Moment.AFTER), undo("CancelOrder", Moment.AFTER)));

    @TempDir
    Path home;

    @Test
    @DisplayName("no way through the diagrams is forgotten")
    void everyStep() {
        var all = new ArrayList<>(Models.pointsOf("revoke-certificate"));
        all.add(WatchedAuthority.REVOKED);
        Models.pointsOf("purchase-certificate").stream()
                .filter(point -> point.step().endsWith("_Undo"))
                .forEach(all::add);
        assertThat(Stream.of(
                                REPLACED.stream().flatMap(List::stream),
                                REMOVED.stream(),
                                ELSEWHERE.stream(),
                                UNDONE.stream().flatMap(List::stream))
                        .flatMap(points -> points))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @DisplayName("revokes it, replaces it once, and has no key of what was taken away")
    void revoked() throws IOException {
        var matrix = new Matrix("kill -9: certificates that are revoked", RESULTS.resolve("killed-revoked.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            on.ends(on.wanted("acme"), "Certificate in use");
            for (var at : REPLACED) replaced(on, at);
            matrix.found("Each was revoked, and replaced by one other, which is in use with its key.");

            removed(on, on.purchases().get(0), REMOVED);
            var brought = brought(on, "brought");
            on.ends(brought, "Certificate in use");
            elsewhere(on, brought);
            matrix.found("What was taken away is on no server, and its key is erased.");
            assertThat(matrix.points())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(REPLACED.stream().flatMap(List::stream), REMOVED.stream(), ELSEWHERE.stream())
                                    .flatMap(points -> points)
                                    .toList());
        } finally {
            System.out.println(matrix);
        }
    }

    private void replaced(CertificateDesk on, List<Point> at) throws IOException {
        var revoked = on.purchases().get(0);
        var before = on.purchases().size();
        var issued = on.issued();
        on.killing.at(at);
        on.ends(on.revoked("replace"), "Replacement begun");
        assertThat(on.purchases()).as("replaced once").hasSize(before + 1);
        assertThat(state(on, revoked)).isEqualTo("REVOKED");
        var replacement = on.purchases().get(0);
        on.ends(replacement, "Certificate in use");
        assertThat(on.issued()).as("issued once").isEqualTo(issued + 1);
        on.inUse(replacement);
    }

    private void removed(CertificateDesk on, String purchase, List<Point> at) throws IOException {
        // as long as a site answers under it, it is not taken away
        on.seen(false);
        on.killing.at(at);
        on.ends(on.revoked("remove"), "Certificate taken away");
        taken(on, purchase);
    }

    private void elsewhere(CertificateDesk on, String purchase) throws IOException {
        on.seen(false);
        on.killing.at(ELSEWHERE);
        var process = on.revoked("remove");
        on.killing.until(process);
        on.killing.complete("hanna", process, answer("revocation", "revoked"));
        on.ends(process, "Certificate taken away");
        taken(on, purchase);
    }

    private static void taken(CertificateDesk on, String purchase) throws IOException {
        assertThat(Files.exists(on.server().resolve("etc/gaas/tls/kampen"))).isFalse();
        assertThat(state(on, purchase)).isEqualTo("REVOKED");
        assertThat(on.keys(purchase)).as("its key is erased").isZero();
        on.seen(true);
    }

    @Test
    @DisplayName("undoes a purchase once: the one before is in use, and the key of what nobody uses is erased")
    void undone() throws IOException {
        var matrix = new Matrix("kill -9: purchases that are undone", RESULTS.resolve("killed-undone.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            var first = brought(on, "brought");
            on.ends(first, "Certificate in use");
            var before = on.inUse(first).fingerprint();
            for (var at : UNDONE) {
                // what it cost can't be told: a person is asked, and takes the whole back
                on.tables().rows("rename table desk.billing_line to desk.billing_line_gone");
                var withdrawn = brought(on, "ordered");
                on.killing.until(withdrawn);
                on.tables().rows("rename table desk.billing_line_gone to desk.billing_line");
                assertThat(on.server().resolve("etc/gaas/tls/kampen/current").toRealPath())
                        .isNotEqualTo(on.server()
                                .resolve("etc/gaas/tls/kampen/before")
                                .toRealPath());
                on.killing.at(at);
                undo(on, withdrawn);
                on.ends(withdrawn, "Purchase undone");
                assertThat(on.inUse(first).fingerprint()).as("the one before").isEqualTo(before);
                assertThat(state(on, withdrawn)).isEqualTo("CANCELLED");
                assertThat(on.keys(withdrawn)).as("its key is erased").isZero();
            }
            assertThat(on.tables().count("desk.billing_line", "true"))
                    .as("nothing was bought")
                    .isZero();
            matrix.found(
                    "The one before is in use each time; of what was undone there is no key and no line for finance.");
            assertThat(matrix.points())
                    .containsExactlyInAnyOrderElementsOf(
                            UNDONE.stream().flatMap(List::stream).toList());
        } finally {
            System.out.println(matrix);
        }
    }

    /** The question about the failed step is answered. */
    private static void undo(CertificateDesk on, String process) {
        var repair = on.tables()
                .rows("select proc_inst_id_ from desk.ACT_RU_TASK where task_def_key_ = 'Task_RepairStep'")
                .get(0);
        var answers = Map.<String, Object>of("repairDecision", "undo", "repairWhy", "not needed", "noTime", true);
        on.killing.complete("hanna", repair, answers);
        // until the desk carries the answer out, the process stands as before
        while (on.runs(process)) {
            await().atMost(DeskProcess.PATIENCE).until(() -> !on.desk.lives() || !on.runs(process));
            if (!on.desk.lives()) on.killing.until(process);
        }
    }

    /** A certificate that is handed over, bought before or not. */
    private static String brought(CertificateDesk on, String way) {
        if (way.equals("ordered")) on.allow("50");
        var process = on.wanted(way);
        on.killing.until(process);
        if (way.equals("ordered")) {
            on.killing.complete(
                    "hanna",
                    process,
                    Map.of(
                            "ordering", "ordered",
                            "supplier", "Zeker BV",
                            "orderNumber", "2026/0816",
                            "price", "40.00",
                            "noTime", true));
            on.killing.until(process);
        }
        on.handOver(process);
        on.killing.complete("hanna", process, answer("handingOver", "handedOver"));
        return process;
    }

    private static String state(CertificateDesk on, String process) {
        return on.tables()
                .rows("select state from desk.certificate_order where process = '" + process + "'")
                .get(0);
    }

    private static Point step(String name, Moment moment) {
        return new Point("revoke-certificate", "Task_" + name, moment);
    }

    private static Point undo(String name, Moment moment) {
        return new Point("purchase-certificate", "Task_" + name + "_Undo", moment);
    }
}
