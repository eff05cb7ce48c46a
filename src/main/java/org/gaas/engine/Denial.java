package org.gaas.engine;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import org.springframework.web.context.request.RequestContextHolder;

/**
 * Why the request of this thread is denied. Noted where that is known, and read by whoever writes denials down when the
 * request is over; so nothing that is rolled back is lost. Without a request, nothing is noted.
 */
public final class Denial {
    /** Names of the request's attributes. */
    public static final String RULE = "org.gaas.denied.rule";

    public static final String SENTENCE = "org.gaas.denied.sentence";
    public static final String ABOUT = "org.gaas.denied.about";
    public static final String SUBJECT = "org.gaas.denied.subject";

    public static final String TOLD = "org.gaas.denied.told";

    private Denial() {}

    /**
     * @param rule the rule's code, for example {@code FOUR_EYES}
     * @param sentence what the person is told
     */
    public static void because(String rule, String sentence) {
        note(RULE, rule);
        note(SENTENCE, sentence);
    }

    /**
     * @param about what it was for: mostly an installation
     * @param subject what exactly: the name of a task
     */
    public static void about(String about, String subject) {
        note(ABOUT, about);
        note(SUBJECT, subject);
    }

    /** It was written down already, where it happened. */
    public static void told() {
        note(TOLD, "yes");
    }

    private static void note(String name, String value) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && value != null) request.setAttribute(name, value, SCOPE_REQUEST);
    }
}
