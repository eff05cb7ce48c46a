package org.gaas.engine;

import java.util.List;

/** What came in breaks a rule. Names the field and the rule, so that a person can mend it; nothing was written. */
public class InvalidInput extends IllegalArgumentException {
    private final String field;
    private final String rule;
    private final List<String> suggestions;

    /**
     * @param field the name of the field, as forms, REST and the command line spell it
     * @param rule the rule's code, for example {@code NAME_INVALID}
     * @param sentence what is wrong and what would be right; never holds a secret
     */
    public InvalidInput(String field, String rule, String sentence) {
        this(field, rule, sentence, List.of());
    }

    /**
     * @param suggestions what may have been meant, the likeliest first
     */
    public InvalidInput(String field, String rule, String sentence, List<String> suggestions) {
        super(sentence);
        this.field = field;
        this.rule = rule;
        this.suggestions = List.copyOf(suggestions);
    }

    /** A field that must be there is absent or empty: {@code FIELD_REQUIRED}. */
    public static InvalidInput missing(String field) {
        return new InvalidInput(field, "FIELD_REQUIRED", "the field '" + field + "' must be filled in");
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public List<String> suggestions() {
        return suggestions;
    }
}
