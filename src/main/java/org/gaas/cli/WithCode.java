package org.gaas.cli;

import java.util.Optional;
import java.util.function.Function;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;

/** Does what may need a code of the second factor: one that was brought, or one that a person is asked for. */
final class WithCode {
    private final Surroundings surroundings;

    WithCode(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    <T> T run(DeskClient desk, Function<DeskClient, T> work) {
        var brought = surroundings.variable("GAAS_CODE");
        if (brought.isPresent()) return work.apply(desk.showing(plain(brought.get())));
        try {
            return work.apply(desk);
        } catch (Trouble no) {
            if (!no.wantsCode()) throw no;
            return work.apply(desk.showing(asked().orElseThrow(() -> no)));
        }
    }

    private Optional<String> asked() {
        return surroundings
                .question()
                .apply("This concerns production. The code of your second factor: ")
                .map(WithCode::plain)
                .filter(code -> !code.isEmpty());
    }

    /** As apps show it, with a space in the middle. */
    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }
}
