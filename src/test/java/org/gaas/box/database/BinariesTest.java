package org.gaas.box.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The programs of the box's database")
class BinariesTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("are never open for writing in this JVM, or a process that starts meanwhile makes them \"busy\"")
    void notHeldOpen() throws IOException {
        var open = new ArrayList<Path>();
        var text = new ByteArrayInputStream("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        var content = new FilterInputStream(text) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                open.addAll(openFiles());
                return super.read(buffer, from, length);
            }
        };
        var program = folder.resolve("mariadbd");
        Binaries.program(content, program);
        assertThat(open).isNotEmpty().doesNotContain(program);
        assertThat(program).hasContent("#!/bin/sh\n").isExecutable();
    }

    private static List<Path> openFiles() {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            var open = new ArrayList<Path>();
            for (var file : files.toList()) if (Files.isSymbolicLink(file)) open.add(Files.readSymbolicLink(file));
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
