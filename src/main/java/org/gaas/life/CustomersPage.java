package org.gaas.life;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Markdown;
import org.gaas.engine.Plan;
import org.gaas.engine.Var;
import org.gaas.installations.Installation;
import org.springframework.stereotype.Component;

/** What the pages have in common on which customers are asked about a production's later life. */
@Component
class CustomersPage {
    private static final String BUNDLE = "life.words";

    private final Contacts contacts;

    CustomersPage(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Who answers for the production's customer; empty: nobody is named. */
    Optional<Asked> asked(Installation production, Plan about) {
        return production.customer().flatMap(customer -> contacts.of(customer)
                .map(contact -> new Asked(contact, about, Optional.of(customer), Optional.empty())));
    }

    /**
     * A page with a yes and a no.
     *
     * @param what the beginning of its words in the bundle
     */
    Question question(Language language, String what, Installation production, List<Row> rows) {
        return new Question(
                say(language, what + ".title", production.project().value()),
                List.of(say(language, what + ".why", production.project().value()), say(language, what + ".next")),
                rows,
                List.of(),
                List.of(
                        new Choice("accept", say(language, what + ".yes")),
                        new Choice("refuse", say(language, what + ".no"))),
                List.of(
                        Field.line("name", say(language, "name"), "", true, ""),
                        Field.line("reason", say(language, "whyNot"), "", true, "refuse")),
                say(language, "send"));
    }

    /**
     * What the task's form would send.
     *
     * @param refused where it says why not
     */
    Map<String, Object> answers(Given given, Var<String> refused) {
        var answers = new HashMap<String, Object>();
        LifeVars.CUSTOMERS_ANSWER.put(answers, given.choice());
        LifeVars.REASON.put(answers, words(given));
        given.line("reason").ifPresent(why -> refused.put(answers, why));
        return answers;
    }

    /** Who it was, and by which link. */
    static String words(Given given) {
        return LifeVars.REASON.parse(given.by(given.line("name").orElseThrow()));
    }

    /** For forms: who said so, or that nobody did yet. */
    static String heard(String reason) {
        return reason.isEmpty() ? "the customer was not heard yet" : Markdown.plain(reason);
    }

    static Row row(Language language, String key, List<String> lines) {
        return new Row(say(language, key), String.join("\n", lines));
    }

    static String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    static String say(Language language, String key, String... about) {
        var words = language.words(BUNDLE).getString(key);
        for (var i = 0; i < about.length; i++) words = words.replace("{" + i + "}", about[i]);
        return words;
    }
}
