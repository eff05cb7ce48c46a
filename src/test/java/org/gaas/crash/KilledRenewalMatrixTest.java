package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.crash.CertificateDesk.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.certificates.acme.Pebble;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole matrix of what begins by itself: the hourly look, and the question to whoever pays. */
@Tag("crash")
@ExtendWith(Pebble.Given.class)
@DisplayName("A desk that is killed at every step while a certificate comes to its end")
class KilledRenewalMatrixTest {
    private static final String LOOK = "renew-certificates";
    private static final String QUESTION = "ask-for-renewal";

    /** One look for each. */
    private static final List<Point> LOOKS =
            List.of(step(LOOK, "BeginRenewals", Moment.BEFORE), step(LOOK, "BeginRenewals", Moment.AFTER));

    private static final List<Point> APPROVED = List.of(
            step(QUESTION, "ApproveRenewal", Moment.AFTER),
            step(QUESTION, "AgreeRenewal", Moment.BEFORE),
            step(QUESTION, "AgreeRenewal", Moment.AFTER));

    private static final List<Point> LAPSED = List.of(
            step(QUESTION, "ApproveRenewal", Moment.COMMITTED),
            step(QUESTION, "LetCertificateLapse", Moment.BEFORE),
            step(QUESTION, "LetCertificateLapse", Moment.AFTER));

    private final Matrix matrix = new Matrix(
            "kill -9: certificates that come to their end", Path.of("target", "crash", "killed-renewal.txt"));

    @TempDir
    Path home;

    @Test
    @DisplayName("no way through the diagrams is forgotten")
    void everyStep() {
        var own = new ArrayList<>(Models.pointsOf(LOOK));
        Models.pointsOf(QUESTION).stream()
                .filter(point -> point.process().equals(QUESTION))
                .forEach(own::add);
        assertThat(points()).containsExactlyInAnyOrderElementsOf(own);
    }

    @Test
    @DisplayName("renews it once, asks once, and keeps what was answered")
    void once() throws IOException {
        try (var on = new CertificateDesk(home, matrix)) {
            on.ends(on.wanted("acme"), "Certificate in use");
            for (var at : LOOKS) {
                var before = on.purchases().size();
                on.killing.at(List.of(at));
                look(on);
                assertThat(on.purchases()).as("begun once").hasSize(before + 1);
                var renewed = on.purchases().get(0);
                on.ends(renewed, "Certificate in use");
                on.inUse(renewed);
            }
            matrix.found("Each look began one renewal; what is in use has its key.");

            on.renewedOnlyWhenAsked();
            answered(on, "approve", APPROVED, "Renewal ended");
            assertThat(on.purchases()).hasSize(1 + LOOKS.size() + 1);
            assertThat(on.issued()).as("issued once for each").isEqualTo(1 + LOOKS.size() + 1);
            on.inUse(on.purchases().get(0));
            answered(on, "lapse", LAPSED, "Certificate lapses");
            assertThat(on.purchases()).hasSize(1 + LOOKS.size() + 1);
            assertThat(on.tables().count("desk.certificate", "lapses")).isOne();
            matrix.found("Whoever pays was asked once, and answered once.");
            assertThat(matrix.points()).containsExactlyInAnyOrderElementsOf(points().toList());
        } finally {
            System.out.println(matrix);
        }
    }

    private static void answered(CertificateDesk on, String answer, List<Point> at, String outcome) throws IOException {
        var before = questions(on).size();
        look(on);
        assertThat(questions(on)).as("asked once").hasSize(before + 1);
        var question = questions(on).get(0);
        on.killing.at(at);
        on.killing.complete("fien", question, answer("renewalApproval", answer));
        on.ends(question, outcome);
    }

    /** The certificate ends in five days, and the hour strikes. */
    private static void look(CertificateDesk on) {
        var before = on.processes(LOOK).size();
        on.tables().rows("""
                update desk.certificate_chain set valid_from = now() - interval 85 day,
                    valid_until = now() + interval 5 day;
                update desk.ACT_RU_JOB set duedate_ = now() - interval 1 minute
                    where handler_type_ = 'timer-start-event' and handler_cfg_ like 'renew-certificates%';
                """);
        await().atMost(DeskProcess.PATIENCE).until(() -> on.processes(LOOK).size() > before);
        on.ends(on.processes(LOOK).get(0), "Renewals begun");
    }

    private static List<String> questions(CertificateDesk on) {
        return on.processes(QUESTION);
    }

    private static Stream<Point> points() {
        return Stream.of(LOOKS, APPROVED, LAPSED).flatMap(List::stream);
    }

    private static Point step(String process, String name, Moment moment) {
        return new Point(process, "Task_" + name, moment);
    }
}
