package org.gaas.remote.sh;

import java.util.ArrayList;
import java.util.List;
import org.gaas.remote.Desired;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Line;
import org.gaas.remote.Report.Outcome;

/** Reads what a {@link WishScript} answered. */
final class WishAnswer {
    private final String server;
    private final List<Desired> wishes;
    private final List<Line> lines = new ArrayList<>();
    private boolean ended;

    private WishAnswer(String server, List<Desired> wishes) {
        this.server = server;
        this.wishes = wishes;
    }

    /**
     * @param words what else the server said, for the failure when the answer is not complete
     */
    static Report read(String server, List<Desired> wishes, String mark, String answer, String words) {
        var reading = new WishAnswer(server, wishes);
        answer.lines()
                .filter(line -> line.startsWith(mark + " "))
                .forEach(line -> reading.line(line.substring(mark.length() + 1)));
        if (!reading.ended) throw reading.failure(Reason.ANSWER_INCOMPLETE, "no complete answer. " + words.strip());
        return reading.report();
    }

    private void line(String line) {
        var words = line.split(" ", 3);
        switch (words[0]) {
            case "END" -> ended = true;
            case "LOCKED" -> throw failure(Reason.LOCKED, "another change holds the lock");
            case "FENCED" -> throw failure(Reason.FENCED, "a newer change, number " + words[1] + ", was there");
            case "BROKEN" -> throw failure(Reason.NOT_CONVERGED, "no lock: " + line.substring(7));
            default -> {
                var wish = wishes.get(Integer.parseInt(words[0]));
                lines.add(
                        new Line(wish.subject(), Outcome.valueOf(words[1]), words.length < 3 ? "" : words[2].strip()));
            }
        }
    }

    private Report report() {
        var failed = lines.isEmpty() ? "" : lines.get(lines.size() - 1).subject();
        wishes.subList(lines.size(), wishes.size())
                .forEach(wish -> lines.add(new Line(wish.subject(), Outcome.FAILED, "not tried after " + failed)));
        return new Report(server, lines);
    }

    private RemoteFailure failure(Reason reason, String found) {
        return RemoteFailure.of(reason.orAsSaid(found), server, wanted(wishes), found);
    }

    static String wanted(List<Desired> wishes) {
        if (wishes.isEmpty()) return "nothing";
        var others = wishes.size() - 1;
        return wishes.get(0).subject() + (others == 0 ? "" : " and " + others + " more");
    }
}
