package org.gaas.engine;

/** What came in breaks a rule. Names the field and the rule, so that a person can mend it; nothing was written. */
public class InvalidInput extends IllegalArgumentException {
    private final String field;
    private final String rule;

    /**
     * @param field the name of the field, as forms, REST and the command line spell it
     * @param rule the rule's code, for example {@code NAME_INVALID}
     * @param sentence what is wrong and what would be right; never holds a secret
     */
    public InvalidInput(String field, String rule, String sentence) {
        super(sentence);
        this.field = field;
        this.rule = rule;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
