package org.gaas.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/**
 * A user task that somebody at the customer may answer, by a link in a mail: a bean of the module that knows what is asked.
 * The task says {@code byLink=true} in its diagram. People with an account may still answer it in Tasklist; who comes
 * first, counts.
 */
public interface LinkedDecision {
    /** The id of the diagram. */
    String process();

    /** The id of the task in the diagram. */
    String task();

    /**
     * Who is asked about what, as it is now; looked at when the task comes up, and whenever the link is used.
     *
     * @return empty: nobody is asked by a link
     */
    Optional<Asked> asked(String processInstance);

    /** What the page says and asks. All of it is text: nothing of it may be markup. */
    Question question(String processInstance, Language language);

    /**
     * Looks at what was answered and does what must be done with it, in the transaction that completes the task.
     *
     * @return the variables that the task's form would send, put there by {@link org.gaas.engine.Var#put}, without those
     *     about hours
     * @throws InvalidInput a field is wrong: it is asked for again
     * @throws Refusal it won't do; the sentence of {@link #words} is shown and it is asked for again
     */
    Map<String, Object> answers(String processInstance, Given given) throws Refusal;

    /** What is said when an answer is refused: sentences. */
    default List<String> words(Refusal refusal, Language language) {
        return List.of(refusal.getMessage());
    }
}
