package org.gaas.engine.repair;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gaas.engine.Excerpt;

/** Texts that people read in a task, cut to what fits. */
class Texts {
    private static final int FRAMES = 3;

    private Texts() {}

    static String lastLines(int count, String text) {
        var lines = text.lines().toList();
        if (lines.size() <= count) return text;
        return lines.stream().skip(lines.size() - count).collect(Collectors.joining("\n", "…\n", ""));
    }

    /** What was thrown and what had caused it, without the places in the program: for what was foreseen. */
    static String causes(Throwable problem) {
        var text = new StringBuilder();
        for (var cause = problem; cause != null; cause = cause.getCause())
            text.append(text.isEmpty() ? "" : "\nCaused by ").append(line(cause));
        return text.toString();
    }

    /** With the places in the program: the first ones, and our own. */
    static String trace(Throwable problem) {
        var text = new StringBuilder();
        for (var cause = problem; cause != null; cause = cause.getCause())
            text.append(text.isEmpty() ? "" : "Caused by ")
                    .append(line(cause))
                    .append('\n')
                    .append(places(cause.getStackTrace()));
        return Excerpt.start(3900, text.toString().stripTrailing());
    }

    private static String places(StackTraceElement[] all) {
        return IntStream.range(0, all.length)
                .filter(i -> i < FRAMES || all[i].getClassName().startsWith("org.gaas."))
                .mapToObj(i -> "  at " + all[i].getClassName().replaceAll("([a-z])[a-z0-9]*\\.", "$1.") + "."
                        + all[i].getMethodName() + " (" + all[i].getFileName() + ":" + all[i].getLineNumber() + ")\n")
                .collect(Collectors.joining());
    }

    private static String line(Throwable thrown) {
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
