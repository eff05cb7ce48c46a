package org.gaas.box.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Libraries that a machine lacks")
class LibrariesTest {
    @Test
    @DisplayName("are named with the Debian package that brings them")
    void packages() {
        String ldd = """
                \tlibcrypt.so.1 => not found
                \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007fcf8c520000)
                \tlibstrange.so.9 => not found
                mariadbd: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by mariadbd)
                """;
        assertThat(Libraries.findings(ldd))
                .containsExactly(
                        "libcrypt.so.1 (Debian package libcrypt1)", "libstrange.so.9", "GLIBC_2.34 (a newer Debian)");
    }
}
