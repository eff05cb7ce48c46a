package org.gaas.box.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says which Debian packages are missing when a program can't be loaded. */
final class Libraries {
    private static final Pattern MISSING = Pattern.compile("^\\s*(\\S+) => not found", Pattern.MULTILINE);
    private static final Pattern TOO_OLD = Pattern.compile("version `(GLIBC_[0-9.]+)' not found");
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("libaio.so.1", "libaio1"),
            Map.entry("libcap.so.2", "libcap2"),
            Map.entry("libcrypt.so.1", "libcrypt1"),
            Map.entry("libgcc_s.so.1", "libgcc-s1"),
            Map.entry("libgcrypt.so.20", "libgcrypt20"),
            Map.entry("libgpg-error.so.0", "libgpg-error0"),
            Map.entry("liblz4.so.1", "liblz4-1"),
            Map.entry("liblzma.so.5", "liblzma5"),
            Map.entry("libncurses.so.5", "libncurses5"),
            Map.entry("libpcre2-8.so.0", "libpcre2-8-0"),
            Map.entry("libstdc++.so.6", "libstdc++6"),
            Map.entry("libsystemd.so.0", "libsystemd0"),
            Map.entry("libtinfo.so.5", "libtinfo5"),
            Map.entry("libzstd.so.1", "libzstd1"));

    private Libraries() {}

    /** A sentence about what the program lacks; empty when nothing is known to be missing. */
    static String missing(List<Path> programs) {
        var findings = new TreeSet<String>();
        for (Path program : programs) findings.addAll(findings(ldd(program)));
        return findings.isEmpty() ? "" : "This machine lacks " + String.join("; ", findings) + ".";
    }

    static List<String> findings(String ldd) {
        var old = TOO_OLD.matcher(ldd).results().map(found -> found.group(1) + " (a newer Debian)");
        var missing = MISSING.matcher(ldd).results().map(found -> named(found.group(1)));
        return Stream.concat(missing, old).distinct().toList();
    }

    private static String named(String library) {
        String debian = PACKAGES.get(library);
        return library + (debian == null ? "" : " (Debian package " + debian + ")");
    }

    private static String ldd(Path program) {
        try {
            var process = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException noLdd) {
            return "";
        }
    }
}
