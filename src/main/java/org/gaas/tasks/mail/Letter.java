package org.gaas.tasks.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.contacts.Language;
import org.gaas.engine.Excerpt;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * What one person gets: one thing, or all that came together. Twice the same, as plain text and as HTML; no pictures,
 * nothing that is fetched from elsewhere. What people wrote is text in both.
 *
 * @param id the same when it is sent again, so that programs show it once
 */
record Letter(String id, String address, Language language, String subject, List<Part> parts) {
    private static final String BUNDLE = "mail.words";

    /**
     * One thing.
     *
     * @param link where it can be done
     * @param does what is to be done there
     */
    record Part(String subject, List<String> paragraphs, URI link, String does) {}

    /** @param waiting in the order in which it was written, each with where it can be done */
    static Letter of(Map<Mail.Waiting, URI> waiting, String domain) {
        var first = waiting.keySet().iterator().next();
        var language = first.mail().language();
        var outage = waiting.keySet().stream()
                .map(Mail.Waiting::mail)
                .filter(mail -> mail.urgent() && mail.asks().link().isEmpty())
                .findFirst();
        var several = language.words(BUNDLE).getString("several").replace("{0}", String.valueOf(waiting.size()));
        return new Letter(
                "<gaas-" + first.number() + "@" + domain + ">",
                first.mail().address(),
                language,
                Excerpt.start(
                        150,
                        outage.or(() -> waiting.size() == 1 ? Optional.of(first.mail()) : Optional.empty())
                                .map(mail -> line(mail.subject()))
                                .orElse(several)),
                waiting.entrySet().stream()
                        .map(one -> part(one.getKey().mail(), one.getValue()))
                        .toList());
    }

    private static Part part(Mail mail, URI place) {
        var does = mail.language().words(BUNDLE).getString(mail.asks().link().isPresent() ? "answer" : "open");
        return new Part(line(mail.subject()), List.of(mail.text().split("\n{2,}")), place, does);
    }

    String plain() {
        return parts.stream()
                        .map(part -> part.subject() + "\n\n" + String.join("\n\n", part.paragraphs()) + "\n\n"
                                + part.does() + ":\n" + part.link())
                        .collect(Collectors.joining("\n\n----\n\n"))
                + "\n";
    }

    String html() {
        return template()
                .replace("{{language}}", language.code())
                .replace("{{parts}}", parts.stream().map(Letter::html).collect(Collectors.joining("\n<hr>\n")));
    }

    private static String html(Part part) {
        return "<h1>" + escaped(part.subject()) + "</h1>\n"
                + part.paragraphs().stream()
                        .map(text -> "<p>" + escaped(text).replace("\n", "<br>\n") + "</p>\n")
                        .collect(Collectors.joining())
                + "<p><a href=\"" + escaped(part.link().toString()) + "\">" + escaped(part.does()) + "</a></p>";
    }

    private static String template() {
        try {
            return new ClassPathResource("mail/letter.html").getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("mail/letter.html is not part of this build", missing);
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
