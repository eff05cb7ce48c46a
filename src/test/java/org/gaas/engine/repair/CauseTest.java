package org.gaas.engine.repair;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gaas.engine.Failure;
import org.gaas.engine.Markdown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Why a step failed")
class CauseTest {
    @Test
    @DisplayName("is told in the words of the failure, and the log says nothing twice")
    void foreseen() {
        var cause = of(new Full("12 MB free", null));

        assertThat(cause).isEqualTo(new Cause("acc1", "NO_SPACE", "31 MB", "12 MB free", "Free space", ""));
        assertThat(of(new Full("12 MB free", new IllegalStateException("quota")))
                        .log())
                .isEqualTo("IllegalStateException: quota");
    }

    @Test
    @DisplayName("is the end of what a server said at length; more of it is in the log")
    void atLength() {
        var said = IntStream.rangeClosed(1, 500).mapToObj(i -> "line " + i).collect(joining("\n"));

        var cause = of(new Full(said, null));

        assertThat(cause.found()).isEqualTo("…\nline 498\nline 499\nline 500");
        assertThat(cause.log().lines()).hasSize(19).startsWith("…", "line 483").endsWith("line 500");
    }

    @Test
    @DisplayName("that nobody foresaw comes with its causes and our own places in the program")
    void unforeseen() {
        var cause = of(new IllegalStateException("no idea", new RuntimeException("inner")));

        assertThat(cause.reason()).isEqualTo("Task_A");
        assertThat(cause.found()).isEqualTo("what the engine says");
        assertThat(cause.log())
                .startsWith("IllegalStateException: no idea\n  at o.g.e.r.CauseTest.unforeseen (CauseTest.java:")
                .contains("\nCaused by RuntimeException: inner\n")
                .hasLineCount(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '"',
            value = {
                "no space under /srv/gaas/a_b\tno space under /srv/gaas/a_b",
                "<img src=x onerror=alert(1)> & <local1>\t&lt;img src=x onerror=alert(1)> &amp; &lt;local1>",
                "[x](y) *b* `c` ~~d~~ _e_\t\\[x\\](y) \\*b\\* \\`c\\` \\~\\~d\\~\\~ \\_e\\_",
                "# one\t\\# one",
                "- one\t\\- one",
                "12. one\t12\\. one",
                "C:\\x\tC:\\\\x"
            })
    @DisplayName("is read as it was said, whatever it means to Markdown")
    void markdown(String said, String written) {
        assertThat(Markdown.plain(said)).isEqualTo(written);
    }

    private static Cause of(Throwable thrown) {
        return Cause.of(Optional.of(thrown), "what the engine says", "onboard-trial", "Task_A", "A");
    }

    private static class Full extends Failure {
        Full(String found, Throwable cause) {
            super(new Reason("NO_SPACE", "Free space", false), "acc1", "31 MB", found, cause);
        }

        private record Reason(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
