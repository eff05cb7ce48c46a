package org.gaas.remote.sh;

import org.gaas.remote.Operation;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Result;

/** Reads what an {@link OperationScript} answered. */
record OperationAnswer(String server, String wanted, String mark, String answer, String words) {

    void begun() {
        switch (first()) {
            case "BEGUN", "ATTACHED" -> {}
            case "LINGERING" -> throw failure(Reason.LOCKED, "it failed, but processes that it started still run");
            case "OFF" -> throw failure(Reason.CALLED_OFF, "somebody called it off before it was begun");
            case "BROKEN" -> throw failure(Reason.COMMAND_FAILED, after("BROKEN "));
            default -> throw incomplete();
        }
    }

    boolean rests() {
        return switch (first()) {
            case "RESTS" -> true;
            case "RUNNING" -> false;
            case "BROKEN" -> throw failure(Reason.COMMAND_FAILED, after("BROKEN "));
            default -> throw incomplete();
        };
    }

    Operation state() {
        var output = after("OUTPUT\n");
        return switch (first()) {
            case "RUNNING" -> running(lineAfter("PROGRESS "), output);
            case "ENDED" -> ended(lineAfter("ENDED "), output);
            case "VANISHED" -> throw failure(Reason.VANISHED, "it neither runs nor has ended");
            default -> throw incomplete();
        };
    }

    private static Operation running(String progress, String output) {
        var words = progress.strip().split(" ", 3);
        if (words.length < 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}"))
            return new Operation.Running(0, 0, progress.strip(), output);
        return new Operation.Running(
                Long.parseLong(words[0]), Long.parseLong(words[1]), words.length < 3 ? "" : words[2], output);
    }

    private Operation ended(String code, String output) {
        if (code.equals("timeout")) throw failure(Reason.TIMEOUT, "it took too long and was ended");
        return new Operation.Ended(new Result(server, Integer.parseInt(code), output, "", false));
    }

    private String first() {
        var line = lineAfter("");
        return line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line;
    }

    private String lineAfter(String word) {
        return after(word).lines().findFirst().orElse("");
    }

    private String after(String word) {
        var start = ("\n" + answer).indexOf("\n" + mark + " " + word);
        return start < 0 ? "" : answer.substring(start + mark.length() + 1 + word.length());
    }

    private RemoteFailure incomplete() {
        return failure(Reason.ANSWER_INCOMPLETE, "no complete answer. " + words.strip());
    }

    private RemoteFailure failure(Reason reason, String found) {
        return RemoteFailure.of(reason.orAsSaid(found), server, wanted, found);
    }
}
