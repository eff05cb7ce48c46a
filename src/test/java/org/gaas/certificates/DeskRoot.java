package org.gaas.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.gaas.certificates.TestCa.Wanted;

/** The root at which chains may end for desks under test, and an authority below it that is in business today. */
public final class DeskRoot {
    private static final Instant NOW = Instant.now();
    private static final TestCa ROOT = authority(null, "Root of the desk's tests");
    private static final TestCa BETWEEN = authority(ROOT, "Trust of Tests");

    private DeskRoot() {}

    private static TestCa authority(TestCa above, String name) {
        var wanted = new Wanted(name).authority().valid(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(3650)));
        return new TestCa(wanted.by(above), wanted.keys());
    }

    /** A certificate for these names, good for ninety days from today, and the one that signed it. */
    public static X509Certificate[] chain(KeyPair keys, String... names) {
        return chain(keys, NOW, names);
    }

    /** The same, issued on another day. */
    public static X509Certificate[] chain(KeyPair keys, Instant day, String... names) {
        var site = BETWEEN.issue(new Wanted(names[0])
                .names(names)
                .keys(keys)
                .valid(day.minus(Duration.ofHours(1)), day.plus(Duration.ofDays(90))));
        return new X509Certificate[] {site, BETWEEN.certificate()};
    }

    /** A file with the root. */
    public static Path in(Path folder) {
        try {
            return Files.writeString(folder.resolve("roots.pem"), Written.pem(ROOT.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
