package org.gaas.engine.repair;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** Texts that people read in a task, cut to what fits. */
class Texts {
    private Texts() {}

    static String start(int length, String text) {
        if (text == null) return "";
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Of what a program says, the end tells why it stopped. */
    static String end(int length, String text) {
        if (text == null) return "";
        return text.length() <= length ? text : "…" + text.substring(text.length() - length + 1);
    }

    static String lastLines(int count, String text) {
        var lines = text.lines().toList();
        if (lines.size() <= count) return text;
        return "… " + lines.stream().skip(lines.size() - count).collect(Collectors.joining("\n"));
    }

    /** What was thrown and what had caused it, without the places in the program: for what was foreseen. */
    static String causes(Throwable problem) {
        var text = new StringBuilder(line(problem));
        for (var cause = problem.getCause(); cause != null; cause = cause.getCause())
            text.append("\nCaused by ").append(line(cause));
        return text.toString();
    }

    /** With the places in the program. */
    static String trace(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return start(3900, text.toString());
    }

    private static String line(Throwable thrown) {
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
