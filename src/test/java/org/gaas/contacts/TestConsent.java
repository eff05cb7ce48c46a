package org.gaas.contacts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Plan;
import org.gaas.engine.Refusal;
import org.gaas.engine.Var;

/** Something that a contact is asked: invented, with its diagram in {@code contacts/consent.bpmn}. */
public final class TestConsent implements LinkedDecision {
    static final String NASTY = "<img src=x onerror=alert(1)> ${''.getClass()} {{constructor}}";
    static volatile Instant until;
    static volatile String mail = "C.Klant@example.org";
    static final AtomicReference<String> ASKED = new AtomicReference<>("read only");

    public static final Var<String> ANSWER = Var.choice("consent", "yes", "no");
    public static final Var<String> BY = Var.line("by", 400);

    @Override
    public String process() {
        return "consent";
    }

    @Override
    public String task() {
        return "Task_Consent";
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return Optional.of(new Asked(
                new Contact("C. Klant", mail, Optional.empty()),
                Plan.about("capri").with("Rights", ASKED.get()),
                Optional.empty(),
                until == null ? Optional.empty() : Optional.of(until)));
    }

    @Override
    public Question question(String processInstance, Language language) {
        return new Question(
                language == Language.NL ? "Toegang" : "Access",
                List.of("Why " + NASTY),
                List.of(new Row("Who", "dora")),
                List.of(),
                List.of(new Choice("yes", "Yes"), new Choice("no", "No")),
                List.of(Field.line("name", "Name", "", true, ""), Field.line("reason", "Reason", "", true, "no")),
                "Send");
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) throws Refusal {
        if (given.line("name").orElse("").equals("Nobody")) throw new Unwanted();
        var answers = new HashMap<String, Object>();
        ANSWER.put(answers, given.choice());
        BY.put(answers, given.by(given.line("name").orElseThrow()));
        return answers;
    }

    private static final class Unwanted extends Refusal {
        private static final long serialVersionUID = 1L;

        Unwanted() {
            super("That is nobody.");
        }
    }
}
