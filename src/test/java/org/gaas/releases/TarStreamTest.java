package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaas.releases.TarStream.Entry;
import org.gaas.remote.Local;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tar archive that is written while it is read")
class TarStreamTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tar", "busybox tar"})
    @DisplayName("is unpacked by GNU's and busybox's tar: odd and long names, links, modes, empty files")
    void unpacked(String program) throws Exception {
        assumeTrue(Local.has(program.split(" ")[0]), program + " is not installed");
        var deep = "d".repeat(90) + "/" + "ü".repeat(100);
        unpack(
                program,
                new Entry.Folder("d".repeat(90)),
                file("-rf", "dash", 0444),
                file(deep, "long", 0444),
                file(" a'b\"$(id)\\ ", "odd", 0555),
                file("empty", "", 0444),
                file("block", "x".repeat(512), 0444),
                new Entry.SameAs("again", "block"),
                new Entry.Link("link", "-rf"),
                new Entry.Link("longlink", "e".repeat(150)));
        assertThat(folder.resolve("-rf")).hasContent("dash");
        assertThat(folder.resolve(deep)).hasContent("long");
        assertThat(folder.resolve(" a'b\"$(id)\\ ")).hasContent("odd");
        assertThat(Files.isExecutable(folder.resolve(" a'b\"$(id)\\ "))).isTrue();
        assertThat(folder.resolve("empty")).isEmptyFile();
        assertThat(Files.getAttribute(folder.resolve("again"), "unix:ino"))
                .isEqualTo(Files.getAttribute(folder.resolve("block"), "unix:ino"));
        assertThat(Files.readSymbolicLink(folder.resolve("link"))).hasToString("-rf");
        assertThat(Files.readSymbolicLink(folder.resolve("longlink"))).hasToString("e".repeat(150));
    }

    @Test
    @DisplayName("ends with an error when a file is shorter than was said")
    void shorter() {
        var stream = new TarStream(
                List.<Entry>of(new Entry.File("a", 0444, 5, () -> new ByteArrayInputStream("four".getBytes())))
                        .iterator());
        assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("4 bytes");
    }

    @Test
    @DisplayName("can hold a file of more than 8 GB")
    void huge() throws Exception {
        try (var stream = new TarStream(
                List.<Entry>of(new Entry.File("a", 0444, 10L << 30, () -> new ByteArrayInputStream(new byte[0])))
                        .iterator())) {
            var header = stream.readNBytes(512);
            assertThat(header[124]).isEqualTo((byte) 0x80);
            assertThat(java.nio.ByteBuffer.wrap(header).getLong(128)).isEqualTo(10L << 30);
        }
    }

    private static Entry file(String path, String content, int mode) {
        return new Entry.File(path, mode, content.length(), () -> new ByteArrayInputStream(content.getBytes()));
    }

    private void unpack(String program, Entry... entries) throws Exception {
        var process = new ProcessBuilder((program + " -C " + folder + " -x -o -m -f -").split(" "))
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var tar = new TarStream(List.of(entries).iterator());
                var input = process.getOutputStream()) {
            tar.transferTo(input);
        }
        assertThat(process.waitFor()).isZero();
    }
}
