package org.gaas.cli.client;

import java.util.List;
import java.util.Optional;

/** Why a command ends without what was asked for: what happened, where, why, and what to do next. */
public final class Trouble extends RuntimeException {
    /** What kind of trouble; decides the exit code. */
    public enum Kind {
        /** It was tried and did not work, or the desk said no. */
        FAILED,
        /** What was typed is not right. */
        INPUT,
        /** No desk answered. */
        UNREACHABLE,
        /** Not signed in, or not allowed. */
        NOT_ALLOWED
    }

    private static final String REQUIRED = "SECOND_FACTOR_REQUIRED";

    private final Kind kind;
    private final String where;
    private final String why;
    private final String next;
    private final List<String> suggestions;
    private final String json;

    private Trouble(
            Kind kind, String what, String where, String why, String next, List<String> suggestions, String json) {
        super(what);
        this.kind = kind;
        this.where = where;
        this.why = why;
        this.next = next;
        this.suggestions = suggestions;
        this.json = json;
    }

    /** Trouble found on this side. */
    public static Trouble of(Kind kind, String what, String where, String why, String next) {
        return new Trouble(kind, what, where, why, next, List.of(), null);
    }

    /** The desk's own words about a request that it did not do. */
    static Trouble of(int status, String request, Api.ProblemDetail problem, String json) {
        var where = problem.field() == null ? request : problem.field() + " (" + request + ")";
        var detail = problem.detail() == null ? problem.title() : problem.detail();
        var why = problem.code() == null ? detail : problem.code() + ": " + detail;
        return new Trouble(
                kindOf(status, problem.code() != null),
                whatOf(status),
                where,
                why,
                problem.hint() == null ? nextOf(status, problem.code()) : problem.hint(),
                problem.suggestions(),
                json);
    }

    static Kind kindOf(int status, boolean said) {
        if (status == 401 || status == 403) return Kind.NOT_ALLOWED;
        if (status == 503 && !said) return Kind.UNREACHABLE;
        if (status >= 500 || status == 409 || status == 429) return Kind.FAILED;
        return Kind.INPUT;
    }

    private static String whatOf(int status) {
        return switch (status) {
            case 401 -> "not signed in";
            case 403 -> "not allowed";
            case 404 -> "not found";
            case 409 -> "refused";
            case 429 -> "too many requests";
            default -> status >= 500 ? "the desk could not do it" : "not accepted";
        };
    }

    private static String nextOf(int status, String rule) {
        if (REQUIRED.equals(rule)) return "where nobody can be asked for it, set GAAS_CODE to the code";
        return switch (status) {
            case 401 -> "give the right user and password: see 'gaas --help'";
            case 403 -> "ask a person who has the role for it";
            case 429, 503 -> "try again in a moment";
            default -> null;
        };
    }

    /** Whether the desk asked for a code of the second factor. */
    public boolean wantsCode() {
        return why != null && why.startsWith(REQUIRED);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> where() {
        return Optional.ofNullable(where);
    }

    public Optional<String> why() {
        return Optional.ofNullable(why);
    }

    public Optional<String> next() {
        return Optional.ofNullable(next);
    }

    /** What would have been right, best first; may be long. */
    public List<String> suggestions() {
        return suggestions;
    }

    /** The desk's answer as it came, when the desk gave one. */
    public Optional<String> json() {
        return Optional.ofNullable(json);
    }
}
