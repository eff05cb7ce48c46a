package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.gaas.applications.RelativePath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive of files")
class ArchivesTest {
    private static final Archives ARCHIVES = new Archives(
            List.of(new RelativePath("var"), new RelativePath("data/uploads")),
            List.of(new RelativePath("var/settings.ini")),
            new ArchiveLimits(1000, 4L << 20, 100, 1L << 20));

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX})
    @DisplayName("is known by its files, in the two ways in which long names are written")
    void known(int names) throws Exception {
        var deep = "var/" + "a-long-name/".repeat(20) + "søn.txt";
        var contents = look(tar(names, tar -> {
            folder(tar, "./var/");
            file(tar, "./var/one.txt", "one");
            file(tar, deep, "deep");
            file(tar, "data/uploads/empty", "");
        }));
        assertThat(contents.files()).isEqualTo(3);
        assertThat(contents.bytes()).isEqualTo(7);
        var lines = List.of(
                "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  var/one.txt\n",
                sha256("deep") + "  " + deep + "\n",
                sha256("") + "  data/uploads/empty\n");
        assertThat(contents.digest()).isEqualTo(sha256(lines.stream().sorted().reduce("", String::concat)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "../../etc/cron.d/x, ARCHIVE_ENTRY_ESCAPES",
        "var/../../etc/passwd, ARCHIVE_ENTRY_ESCAPES",
        "var/./x, ARCHIVE_ENTRY_ESCAPES",
        "var//x, ARCHIVE_ENTRY_ESCAPES",
        "/abs, ARCHIVE_ENTRY_ESCAPES",
        "//abs, ARCHIVE_ENTRY_ESCAPES",
        "C:x, ARCHIVE_ENTRY_ESCAPES",
        "var\\..\\x, ARCHIVE_ENTRY_ESCAPES",
        "htdocs/index.php, ARCHIVE_ENTRY_ELSEWHERE",
        "varnish, ARCHIVE_ENTRY_ELSEWHERE",
        "data/x, ARCHIVE_ENTRY_ELSEWHERE",
        "var, ARCHIVE_ENTRY_ELSEWHERE",
        "var/settings.ini, ARCHIVE_ENTRY_ELSEWHERE",
        "var/Settings.INI, ARCHIVE_ENTRY_ELSEWHERE"
    })
    @DisplayName("is refused when an entry leads out of where the application writes (M33)")
    void escapes(String name, String rule) {
        // keeps what commons-compress would make of it
        refused(rule, tar -> {
            try {
                var entry = new TarArchiveEntry(name, true);
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write('x');
                tar.closeArchiveEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    @DisplayName("is refused when it holds C:\\x (M33)")
    void drive() {
        refused("ARCHIVE_ENTRY_ESCAPES", tar -> named(tar, "C:\\x"));
    }

    @Test
    @DisplayName("is refused for a link, before a file is written through it (M33), and for a device")
    void links() {
        for (var type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK})
            refused("ARCHIVE_ENTRY_ESCAPES", tar -> {
                special(tar, "var/etc", type, "/etc");
                file(tar, "var/etc/cron.d/x", "* * * * * root id");
            });
        for (var type : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
            refused("ARCHIVE_ENTRY_KIND", tar -> special(tar, "var/device", type, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"var/a\nb", "var/a\u001b[31m", "var/a\u0085"})
    @DisplayName("is refused for a name that a list of names can't hold")
    void names(String name) {
        refused("ARCHIVE_ENTRY_NAME", tar -> named(tar, name));
    }

    @Test
    @DisplayName(
            "is refused for two names that differ in case only, in folders too, or in how a letter is written (M34)")
    void duplicates() {
        for (var pair : List.of(
                List.of("var/a.TXT", "var/A.txt"),
                List.of("var/Folder/a", "var/folder/b"),
                List.of("var/é", "var/e\u0301"),
                List.of("var/same", "var/same"),
                List.of("var/x", "var/x/y")))
            refused("ARCHIVE_DUPLICATE", tar -> pair.forEach(name -> file(tar, name, "x")));
    }

    @Test
    @DisplayName("is refused for too many entries (M34)")
    void entries() {
        refused("ARCHIVE_TOO_MANY_ENTRIES", tar -> {
            for (var i = 0; i < 1001; i++) file(tar, "var/" + i, "");
        });
    }

    @Test
    @DisplayName("is refused when it swells, whether files, names or what is behind its end (M34)")
    void bombs() throws Exception {
        var zeros = new byte[2 << 20];
        refused("ARCHIVE_TOO_LARGE", tar -> content(tar, "var/zeros", zeros));
        var trailing = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(trailing)) {
            zip.write(zeros);
        }
        refused("ARCHIVE_TOO_LARGE", trailing.toByteArray());
        var much = new byte[5 << 20];
        var random = new Random(1);
        random.nextBytes(much);
        refused("ARCHIVE_TOO_LARGE", tar -> content(tar, "var/much", much));
    }

    @Test
    @DisplayName("is refused for a name that fills the memory, before it does")
    void endless() {
        refused("ARCHIVE_BROKEN", tar -> {
            try {
                var name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                name.setSize(1 << 18);
                tar.putArchiveEntry(name);
                tar.write("a".repeat(1 << 18).getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file(tar, "var/x", "x");
        });
    }

    @Test
    @DisplayName("is refused for a name that is not written as ours are")
    void otherLetters() {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "ISO-8859-1")) {
            file(tar, "var/søn", "x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refused("ARCHIVE_ENTRY_NAME", bytes.toByteArray());
    }

    @Test
    @DisplayName("is not broken when the connection to its server breaks")
    void lost() {
        var reset = new IOException("connection reset");
        assertThatThrownBy(() -> ARCHIVES.look(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw reset;
                    }
                }))
                .isSameAs(reset);
    }

    @Test
    @DisplayName("is refused when it is no archive, ends too early or is damaged anywhere")
    void broken() throws Exception {
        var whole = tar(TarArchiveOutputStream.LONGFILE_GNU, tar -> {
            file(tar, "var/" + "x".repeat(150), "one");
            file(tar, "var/two", "two".repeat(3000));
        });
        refused("ARCHIVE_BROKEN", "no archive".getBytes(StandardCharsets.UTF_8));
        refused("ARCHIVE_BROKEN", new byte[0]);
        for (var length = 1; length < whole.length; length += 7)
            refused("ARCHIVE_BROKEN", Arrays.copyOf(whole, length));
        var random = new Random(7);
        for (var time = 0; time < 300; time++) {
            var damaged = whole.clone();
            damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
            // a few bits mean nothing
            try {
                assertThat(look(damaged)).isEqualTo(look(whole));
            } catch (ExportRefused no) {
                assertThat(no.rule()).startsWith("ARCHIVE_");
            }
        }
    }

    private static Archives.Contents look(byte[] archive) throws IOException, ExportRefused {
        return ARCHIVES.look(new ByteArrayInputStream(archive));
    }

    private static void refused(String rule, Consumer<TarArchiveOutputStream> writer) {
        refused(rule, tar(TarArchiveOutputStream.LONGFILE_POSIX, writer));
    }

    private static void refused(String rule, byte[] archive) {
        assertThatThrownBy(() -> look(archive))
                .isInstanceOfSatisfying(
                        ExportRefused.class, no -> assertThat(no.rule()).isEqualTo(rule))
                .hasMessageNotContaining("\u001b");
    }

    private static byte[] tar(int names, Consumer<TarArchiveOutputStream> writer) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(names);
            tar.setAddPaxHeadersForNonAsciiNames(names == TarArchiveOutputStream.LONGFILE_POSIX);
            writer.accept(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void folder(TarArchiveOutputStream tar, String name) {
        special(tar, name, TarConstants.LF_DIR, "");
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) {
        content(tar, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void content(TarArchiveOutputStream tar, String name, byte[] content) {
        try {
            var entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With just this name, whatever the library thinks of it. */
    private static void named(TarArchiveOutputStream tar, String name) {
        try {
            var entry = new TarArchiveEntry("x", true);
            entry.addPaxHeader("path", name);
            entry.setSize(0);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void special(TarArchiveOutputStream tar, String name, byte type, String target) {
        try {
            var entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
