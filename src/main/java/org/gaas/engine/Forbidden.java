package org.gaas.engine;

/** Somebody may not do this, whatever they send: a second person is needed, or it is the desk's own business. */
public class Forbidden extends RuntimeException {
    private final String rule;

    /**
     * @param rule the rule's code, for example {@code FOUR_EYES}
     * @param sentence who may do it instead; never holds a secret
     */
    public Forbidden(String rule, String sentence) {
        super(sentence);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
