package org.gaas.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The first administrator")
class FirstAdministratorTest {

    @Test
    @DisplayName("has no default password, and no short one")
    void noDefault() {
        assertThatThrownBy(() -> new FirstAdministrator("root", null, null).secret())
                .hasMessageContaining("gaas.first-administrator.password-file");
        assertThatThrownBy(() -> new FirstAdministrator("root", "short", null).secret())
                .hasMessageContaining("12 characters");
    }

    @Test
    @DisplayName("may have the password in a file, and it never shows")
    void file(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("password"), "correct horse battery\n");
        var first = new FirstAdministrator("root", "", file);
        assertThat(first.secret()).isEqualTo("correct horse battery");
        assertThat(new FirstAdministrator("root", "correct horse battery", null).toString())
                .doesNotContain("horse");
    }

    @Test
    @DisplayName("is left out when not configured")
    void none() {
        assertThat(new FirstAdministrator(null, null, null).isConfigured()).isFalse();
    }
}
