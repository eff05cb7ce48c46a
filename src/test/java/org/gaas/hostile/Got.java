package org.gaas.hostile;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;

/**
 * What a door answered.
 *
 * @param rule the code of the rule that refused, or what became of the value
 * @param field the field that the answer names; empty where it names none
 * @param how the status or exit code
 * @param all everything that was answered, for people to read when it is not what it should be
 */
record Got(String rule, String field, String how, String all) {
    /** The field is a word of its own: the engine's sentences also hold ids, which may end with a letter. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(?:.*?(?<!\\S)([A-Za-z]+): )?.*\\(([A-Z_0-9]{3,})\\)\\s*");

    private static final Pattern WHERE = Pattern.compile("where: +([A-Za-z]+) \\(");
    private static final Pattern WHY = Pattern.compile("why: +.*?\\b([A-Z0-9]+_[A-Z0-9_]+)\\b");

    /** The desk's own API has field and code; the engine's has one sentence with both. */
    static Got of(HttpResponse<String> answer) {
        var body = answer.body();
        var how = "" + answer.statusCode();
        if (answer.statusCode() / 100 == 2) return new Got("accepted", "", how, body);
        if (answer.statusCode() == 403) return new Got("403", "", how, body);
        if (answer.statusCode() != 400) return new Got(how, "", how, body);
        if (!body.startsWith("{")) return new Got("400", "", how, body);
        var problem = TrialDesk.read(body);
        if (problem.hasNonNull("code"))
            return new Got(problem.path("code").asText(), problem.path("field").asText(), how, body);
        var said = ofSentence(problem.path("message").asText(), how);
        return said.rule().equals("no rule") ? new Got("400", "", how, body) : said;
    }

    /** A process was begun for it. */
    boolean fromProcess() {
        return how.endsWith(" refused") || how.equals("repair task");
    }

    /** {@code project: must be ... (NAME_INVALID)}. */
    static Got ofSentence(String text, String how) {
        var sentence = SENTENCE.matcher(text);
        return sentence.matches()
                ? new Got(sentence.group(2), sentence.group(1) == null ? "" : sentence.group(1), how, text)
                : new Got("no rule", "", how, text);
    }

    static Got of(DeskShell.Result typed) {
        var how = "exit " + typed.code();
        var text = typed.out() + typed.err();
        if (typed.code() == 0) return new Got("accepted", "", how, text);
        var where = WHERE.matcher(text);
        var why = WHY.matcher(text);
        return new Got(why.find() ? why.group(1) : "no rule", where.find() ? where.group(1) : "", how, text);
    }

    @Override
    public String toString() {
        return rule + (field.isEmpty() ? "" : " " + field) + " (" + how + ")";
    }
}
