package org.gaas.remote.sh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gaas.remote.Desired;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Line;
import org.gaas.remote.Report.Outcome;

/** Reads what a {@link WishScript} answered: about wishes and lists of them by their numbers. */
final class WishAnswer {
    private final String server;
    private final List<List<Desired>> lists;
    private final List<Desired> wishes;
    private final Map<Integer, Line> told = new HashMap<>();
    private final Map<Integer, RemoteFailure> refused = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();

    private WishAnswer(String server, List<List<Desired>> lists, String mark, String answer) {
        this.server = server;
        this.lists = lists;
        this.wishes = lists.stream().flatMap(List::stream).toList();
        answer.lines()
                .filter(line -> line.startsWith(mark + " "))
                .forEach(line -> line(line.substring(mark.length() + 1)));
    }

    /**
     * Of a single list, which a failure tells about.
     *
     * @param words what else the server said, for the failure when the answer is not complete
     */
    static Report read(String server, List<Desired> wishes, String mark, String answer, String words) {
        var reading = new WishAnswer(server, List.of(wishes), mark, answer);
        if (reading.refused.containsKey(0)) throw reading.refused.get(0);
        if (!reading.ended.contains(0)) throw reading.incomplete(wishes, words);
        return reading.report(0, "");
    }

    /** Of several lists: what is not known of one is said in its report, while anything is known at all. */
    static List<Report> readAll(String server, List<List<Desired>> lists, String mark, String answer, String words) {
        var reading = new WishAnswer(server, lists, mark, answer);
        if (reading.told.isEmpty() && reading.refused.isEmpty() && reading.ended.isEmpty() && !lists.isEmpty())
            throw reading.incomplete(reading.wishes, words);
        return IntStream.range(0, lists.size())
                .mapToObj(list -> reading.report(list, reading.trouble(list, words)))
                .toList();
    }

    private void line(String line) {
        var words = line.split(" ", 3);
        var number = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "END" -> ended.add(number);
            case "LOCKED" -> refuse(number, Reason.LOCKED, "another change holds the lock");
            case "FENCED" -> refuse(number, Reason.FENCED, "a newer change, number " + words[2] + ", was there");
            case "BROKEN" -> refuse(number, Reason.NOT_CONVERGED, "no lock: " + words[2]);
            default ->
                told.put(
                        number,
                        new Line(
                                wishes.get(number).subject(),
                                Outcome.valueOf(words[0]),
                                words.length < 3 ? "" : words[2].strip()));
        }
    }

    private void refuse(int list, Reason reason, String found) {
        refused.put(list, failure(lists.get(list), reason, found));
    }

    private String trouble(int list, String words) {
        if (refused.containsKey(list)) return refused.get(list).found();
        return ended.contains(list) ? "" : noAnswer(words);
    }

    /**
     * @param trouble why the first wish that was not told about was not fulfilled; empty: because one before it was not
     */
    private Report report(int list, String trouble) {
        var first = lists.subList(0, list).stream().mapToInt(List::size).sum();
        var lines = new ArrayList<Line>();
        var reason = trouble;
        for (var number = first; number < first + lists.get(list).size(); number++) {
            var subject = wishes.get(number).subject();
            var line = told.get(number);
            if (line == null) {
                if (reason.isEmpty())
                    reason = notTriedAfter(lines.get(lines.size() - 1).subject());
                line = new Line(subject, Outcome.FAILED, reason);
                if (!reason.startsWith("not tried")) reason = notTriedAfter(subject);
            }
            lines.add(line);
        }
        return new Report(server, lines);
    }

    private static String notTriedAfter(String subject) {
        return "not tried after " + subject;
    }

    private RemoteFailure incomplete(List<Desired> wished, String words) {
        return failure(wished, Reason.ANSWER_INCOMPLETE, noAnswer(words));
    }

    private static String noAnswer(String words) {
        return "no complete answer. " + words.strip();
    }

    private RemoteFailure failure(List<Desired> wished, Reason reason, String found) {
        return RemoteFailure.of(reason.orAsSaid(found), server, wanted(wished), found);
    }

    static String wanted(List<Desired> wishes) {
        if (wishes.isEmpty()) return "nothing";
        var others = wishes.size() - 1;
        return wishes.get(0).subject() + (others == 0 ? "" : " and " + others + " more");
    }
}
