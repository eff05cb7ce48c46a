package org.gaas.contacts;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.gaas.engine.Excerpt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is said around a question, in the language of who reads it. */
@Component
public class LinkWords {
    private static final String BUNDLE = "contacts.words";
    private static final int LETTER = 3900;

    private final ContactSettings settings;
    private final ZoneId zone;

    LinkWords(ContactSettings settings, @Value("${gaas.zone}") ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** The letter that a link goes with, but for the link. */
    String letter(Link link, Question question) {
        var parts = new ArrayList<String>();
        parts.add(say(link.language(), "letter.greeting", link.name()));
        parts.addAll(question.paragraphs());
        if (!question.rows().isEmpty())
            parts.add(question.rows().stream()
                    .map(row -> "- " + row.label() + ": " + row.value().replace("\n", ", "))
                    .collect(joining("\n")));
        parts.add(say(link.language(), "letter.how", moment(link.until(), link.language())));
        parts.add(say(link.language(), "letter.care") + help(link.language()));
        return Excerpt.start(LETTER, String.join("\n\n", parts));
    }

    /** What is to be known about a link: what is the matter with it, and what to do. */
    public List<String> over(LinkOver over, Language language) {
        var when = over.when().map(one -> moment(one, language)).orElse("");
        return List.of(
                say(language, "over." + over.why() + ".title"),
                say(language, "over." + over.why(), when) + help(language));
    }

    /** A sentence that tells whom to ask, with a space before it; empty where nobody said. */
    public String help(Language language) {
        return settings.help().isBlank() ? "" : " " + say(language, "help", settings.help());
    }

    public String house() {
        return settings.house();
    }

    /** For who opens something that does not tell a language. */
    public Language language() {
        return settings.language();
    }

    public String moment(Instant when, Language language) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", language.locale())
                .format(when.atZone(zone));
    }

    public boolean knows(Language language, String key) {
        return language.words(BUNDLE).containsKey(key);
    }

    /** Words of the bundle, with {0} and so on replaced by what is given: text, whatever it looks like. */
    public String say(Language language, String key, String... about) {
        var words = language.words(BUNDLE).getString(key);
        for (var i = 0; i < about.length; i++) words = words.replace("{" + i + "}", about[i]);
        return words;
    }
}
