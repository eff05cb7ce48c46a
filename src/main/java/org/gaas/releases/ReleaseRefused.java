package org.gaas.releases;

import java.util.List;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/**
 * This release can't be had: the repository may not be used, the tag does not exist or moved, or the tree holds what is
 * not shipped. Carries the rule, as bad input does, because people can mend it at the door.
 */
public final class ReleaseRefused extends Refusal {
    private final String field;
    private final String rule;
    private final String sentence;
    private final List<String> suggestions;

    /**
     * @param field {@code repository} or {@code tag}
     * @param rule the rule's code, for example {@code TAG_MOVED}
     * @param sentence what is wrong and what to do; never holds a secret
     * @param suggestions what may have been meant, the likeliest first
     */
    public ReleaseRefused(String field, String rule, String sentence, List<String> suggestions) {
        // in a process this text is all that people see of it
        super(field + ": " + sentence + " (" + rule + ")");
        this.field = field;
        this.rule = rule;
        this.sentence = sentence;
        this.suggestions = List.copyOf(suggestions);
    }

    public ReleaseRefused(String field, String rule, String sentence) {
        this(field, rule, sentence, List.of());
    }

    /** The same "no", found by a check of the input. */
    public static ReleaseRefused because(InvalidInput no) {
        return new ReleaseRefused(no.field(), no.rule(), no.getMessage(), no.suggestions());
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

    /** The same "no" for doors that answer bad input. */
    public InvalidInput asInvalidInput() {
        return new InvalidInput(field, rule, sentence, suggestions);
    }
}
