package org.gaas.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaas.applications.RelativePath;

/**
 * Looks through an archive of files before anything of it is unpacked: nothing in it may lead out of where the
 * application writes, whichever program unpacks it on whichever system.
 *
 * @param writable where the application's files may be
 * @param settings files that are made here, and hold what is known here only
 */
record Archives(List<RelativePath> writable, List<RelativePath> settings, ArchiveLimits limits) {
    /** What an archive of files is called. */
    static final String FILES = "files.tar.gz";

    private static final int LONGEST = 1024;

    /**
     * What is in an archive.
     *
     * @param digest SHA-256 of the sorted lines of checksums and names that {@code sha256sum} would write
     */
    record Contents(long files, long bytes, String digest) {}

    /**
     * @throws ExportRefused {@code ARCHIVE_ENTRY_ESCAPES}, {@code ARCHIVE_ENTRY_NAME}, {@code ARCHIVE_ENTRY_ELSEWHERE},
     *     {@code ARCHIVE_ENTRY_KIND}, {@code ARCHIVE_DUPLICATE}, {@code ARCHIVE_TOO_LARGE},
     *     {@code ARCHIVE_TOO_MANY_ENTRIES} or {@code ARCHIVE_BROKEN}
     */
    Contents look(InputStream file) throws IOException, ExportRefused {
        var visit = new Visit();
        new Tarball(file, limits).read(visit::entry);
        return visit.contents();
    }

    private record Named(String name, boolean directory) {}

    private final class Visit {
        private final Map<String, Named> seen = new HashMap<>();
        private final List<byte[]> lines = new ArrayList<>();
        private long entries;
        private long bytes;

        void entry(Tarball.Entry entry) throws IOException, ExportRefused {
            if (++entries > limits.entries())
                throw new ExportRefused(
                        "ARCHIVE_TOO_MANY_ENTRIES", FILES + " holds more than " + limits.entries() + " entries");
            var name = named(entry.name());
            if (entry.kind() == Tarball.Kind.LINK)
                throw escapes(entry.name(), "is a link: bring what it leads to, or leave it out");
            if (entry.kind() == Tarball.Kind.OTHER)
                throw new ExportRefused(
                        "ARCHIVE_ENTRY_KIND", shown(entry.name()) + " is neither a file nor a directory: leave it out");
            if (name.isEmpty()) return;
            belongs(name, entry.kind());
            once(name, entry.kind());
            if (entry.kind() == Tarball.Kind.FILE) hash(name, entry);
        }

        private void hash(String name, Tarball.Entry entry) throws IOException {
            var digest = sha256();
            var buffer = new byte[1 << 16];
            for (var count = entry.content().read(buffer);
                    count >= 0;
                    count = entry.content().read(buffer)) {
                digest.update(buffer, 0, count);
                bytes += count;
            }
            lines.add((HexFormat.of().formatHex(digest.digest()) + "  " + name + "\n").getBytes(UTF_8));
        }

        /** A file system that does not tell case would make one of two; and one name may be written in two ways. */
        private void once(String name, Tarball.Kind kind) throws ExportRefused {
            for (var end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1))
                once(new Named(name.substring(0, end), true));
            once(new Named(name, kind == Tarball.Kind.DIRECTORY));
        }

        private void once(Named now) throws ExportRefused {
            var before = seen.putIfAbsent(folded(now.name()), now);
            if (before == null || now.directory() && before.equals(now)) return;
            throw new ExportRefused(
                    "ARCHIVE_DUPLICATE",
                    shown(now.name())
                            + (before.name().equals(now.name())
                                    ? " is in it twice"
                                    : " and " + shown(before.name()) + " differ only in how they are written"));
        }

        Contents contents() {
            lines.sort(Arrays::compareUnsigned);
            var digest = sha256();
            lines.forEach(digest::update);
            return new Contents(lines.size(), bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** The name without what it may begin and end with: a dot for here, slashes at its end. */
    private static String named(String name) throws ExportRefused {
        if (name.chars().anyMatch(one -> Character.isISOControl(one)) || name.getBytes(UTF_8).length > LONGEST)
            throw new ExportRefused(
                    "ARCHIVE_ENTRY_NAME",
                    shown(name) + " holds a control character, or has more than " + LONGEST
                            + " bytes: rename the file");
        if (name.startsWith("/") || name.contains("\\") || name.matches("[A-Za-z]:.*"))
            throw escapes(name, "is not below the folder that is archived");
        var path = name.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", "");
        if (path.equals(".") || path.isEmpty()) return "";
        for (var part : path.split("/", -1))
            if (part.isEmpty() || part.equals(".") || part.equals(".."))
                throw escapes(name, "leads out of the folder that is archived");
        return path;
    }

    private void belongs(String name, Tarball.Kind kind) throws ExportRefused {
        var above = kind == Tarball.Kind.DIRECTORY
                && writable.stream().anyMatch(path -> path.value().startsWith(name + "/"));
        var below = writable.stream()
                .anyMatch(path -> name.startsWith(path.value() + "/")
                        || kind == Tarball.Kind.DIRECTORY && name.equals(path.value()));
        if (!above && !below)
            throw new ExportRefused(
                    "ARCHIVE_ENTRY_ELSEWHERE",
                    shown(name) + " is not where the application writes ("
                            + String.join(
                                    ", ",
                                    writable.stream().map(RelativePath::value).toList())
                            + "): leave it out");
        if (settings.stream().anyMatch(path -> path.value().equalsIgnoreCase(name)))
            throw new ExportRefused(
                    "ARCHIVE_ENTRY_ELSEWHERE", shown(name) + " is a settings file, which is made here: leave it out");
    }

    private static ExportRefused escapes(String name, String why) {
        return new ExportRefused("ARCHIVE_ENTRY_ESCAPES", shown(name) + " " + why);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** For people: without what a terminal or a page would take for something else. */
    private static String shown(String name) {
        var plain = name.codePoints()
                .limit(120)
                .map(one -> Character.isISOControl(one) || Character.getType(one) == Character.FORMAT ? '?' : one)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "'" + plain + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
