package org.gaas.tasks.mail;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.gaas.engine.Excerpt;
import org.springframework.web.util.HtmlUtils;

/**
 * What one person gets: one thing, or all that came together. Twice as plain text and as HTML; no pictures, nothing that
 * is fetched from elsewhere.
 *
 * @param id the same when it is sent again, so that programs show it once
 */
record Letter(String id, String address, String subject, List<Part> parts, URI desk) {
    /**
     * One thing.
     *
     * @param link where it can be done
     */
    record Part(String subject, List<String> paragraphs, URI link) {}

    static Letter of(List<Mail.Waiting> waiting, URI desk, String domain) {
        var first = waiting.get(0);
        var subject = waiting.size() == 1 ? first.mail().subject() : waiting.size() + " tasks wait for you";
        return new Letter(
                "<gaas-" + first.number() + "@" + domain + ">",
                first.mail().address(),
                Excerpt.start(150, line(subject)),
                waiting.stream().map(one -> part(one.mail(), desk)).toList(),
                desk);
    }

    private static Part part(Mail mail, URI desk) {
        var place = desk.toString().replaceAll("/+$", "") + "/camunda/app/tasklist/default/";
        return new Part(
                line(mail.subject()),
                List.of(mail.text().split("\n{2,}")),
                URI.create(mail.task().map(task -> place + "#/?task=" + task).orElse(place)));
    }

    String plain() {
        return parts.stream()
                        .map(part ->
                                part.subject() + "\n\n" + String.join("\n\n", part.paragraphs()) + "\n\n" + part.link())
                        .collect(Collectors.joining("\n\n----\n\n"))
                + "\n";
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #222; max-width: 40em">
                %s
                </body>
                </html>
                """.formatted(parts.stream().map(Letter::html).collect(Collectors.joining("\n<hr>\n")));
    }

    private static String html(Part part) {
        return "<h1 style=\"font-size: 18px\">" + escaped(part.subject()) + "</h1>\n"
                + part.paragraphs().stream()
                        .map(text -> "<p>" + escaped(text).replace("\n", "<br>\n") + "</p>\n")
                        .collect(Collectors.joining())
                + "<p><a href=\"" + escaped(part.link().toString()) + "\">Open the task</a></p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
