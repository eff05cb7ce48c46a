package org.gaas.cli;

import org.gaas.cli.terminal.Terminal.Style;

/** What the state of a process or step means here. */
final class StateOf {
    private StateOf() {}

    /** True while there is something to follow. */
    static boolean goesOn(String state) {
        return switch (Names.or(state, "")) {
            case "running", "waiting", "repair" -> true;
            default -> false;
        };
    }

    static Style style(String state) {
        return switch (Names.or(state, "")) {
            case "done" -> Style.GOOD;
            case "repair", "failed", "refused" -> Style.BAD;
            case "waiting" -> Style.ATTENTION;
            case "running" -> Style.STRONG;
            case "pending" -> Style.FAINT;
            default -> Style.NONE;
        };
    }
}
