package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gaas.certificates.acme.Pebble;
import org.gaas.crash.Point.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A sample of {@link KilledCertificateMatrixTest}, for every day. */
@Tag("box")
@ExtendWith(Pebble.Given.class)
@DisplayName("A desk that is killed between order and certificate")
class KilledCertificateTest {
    @TempDir
    Path home;

    @Test
    @DisplayName("orders once, loses no key, and tells no key")
    void between() throws IOException {
        var matrix = new Matrix(
                "A sample: kill -9 between order and certificate",
                Path.of("target", "crash", "killed-certificate-sample.txt"));
        try (var on = new CertificateDesk(home, matrix)) {
            on.killing.at(List.of(
                    WatchedAuthority.point("finish"),
                    new Point("purchase-certificate", "Task_InstallCertificate", Moment.AFTER)));
            var process = on.wanted("acme");
            on.ends(process, "Certificate in use");
            assertThat(on.issued()).as("issued once").isOne();
            var key = on.inUse(process).key().reveal();
            var places =
                    on.places(List.of(CertificateDesk.HOST, key.lines().toList().get(1)));
            assertThat(places.remove(CertificateDesk.HOST))
                    .as("a look that sees")
                    .hasSizeGreaterThan(5);
            assertThat(places.values()).as("places that tell the key").isEmpty();
            assertThat(matrix.points()).hasSize(2);
        }
    }
}
