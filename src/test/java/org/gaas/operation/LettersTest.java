package org.gaas.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gaas.engine.CantStart;
import org.gaas.engine.Letters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("A database for the desk")
class LettersTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("must hold all letters, or the desk says how to make it so, and does not start")
    void narrow() {
        try (var server = new MariaDb(folder)) {
            server.client("alter database gaas character set latin1");
            var database = new DriverManagerDataSource(server.url("gaas"), MariaDb.OWNER, MariaDb.PASSWORD);

            assertThatThrownBy(() -> Letters.check(database))
                    .isInstanceOfSatisfying(CantStart.class, no -> assertThat(no.remedy())
                            .startsWith("Before the first start: alter database gaas character set utf8mb4."))
                    .hasMessage("The desk's database gaas holds only letters of latin1; it must be utf8mb4.");

            server.client("alter database gaas character set utf8mb4");
            assertThatCode(() -> Letters.check(database)).doesNotThrowAnyException();
        }
    }
}
