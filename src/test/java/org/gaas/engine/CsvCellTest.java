package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text in a CSV file")
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＠SUM(1)",
                "-1",
                "+31 6 1234",
                "@x",
                "  =1",
                "\u200b=1",
                "\u00a0=1"
            })
    @DisplayName("that a spreadsheet might run is made harmless (M40)")
    void harmless(String text) {
        assertThat(CsvCell.of(text).replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1+1", "a=b", "O'Brien", "<img src=x onerror=alert(1)>", "Søn", "\u202eabc"})
    @DisplayName("is otherwise kept as it is")
    void kept(String text) {
        assertThat(CsvCell.of(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("gets quotes where it holds separators")
    void quotes() {
        assertThat(CsvCell.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvCell.of("he said \"no\"")).isEqualTo("\"he said \"\"no\"\"\"");
        assertThat(CsvCell.of("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(CsvCell.of("=1,2")).isEqualTo("\"'=1,2\"");
    }
}
