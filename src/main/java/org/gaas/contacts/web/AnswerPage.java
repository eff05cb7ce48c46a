package org.gaas.contacts.web;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gaas.contacts.ByLink.Page;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkWords;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Kind;
import org.gaas.contacts.Sent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Pages for people at customers: without scripts, for telephones too. Whatever is shown is text; the only markup is what
 * stands in this file and in {@code pages/answer.html}.
 */
@Component
class AnswerPage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final LinkWords words;
    private final String template;

    AnswerPage(LinkWords words) throws IOException {
        this.words = words;
        this.template = new ClassPathResource("pages/answer.html").getContentAsString(StandardCharsets.UTF_8);
    }

    /** A sentence or two, with nothing to do. */
    String told(Language language, String title, List<String> sentences) {
        return page(
                language, title, sentences.stream().map(AnswerPage::paragraph).collect(joining()));
    }

    /**
     * @param wrong what was wrong with what was sent; empty when it is shown first
     * @param typed what was typed; files and secrets are not kept
     */
    String asking(Page page, List<String> wrong, Map<String, String> typed) {
        var language = page.language();
        var question = page.question();
        var html = new StringBuilder();
        if (!wrong.isEmpty())
            html.append("<div class=\"wrong\" role=\"alert\"><p>")
                    .append(escaped(words.say(language, "page.wrong")))
                    .append("</p>")
                    .append(list(wrong))
                    .append("</div>");
        question.paragraphs().forEach(text -> html.append(paragraph(text)));
        if (!question.rows().isEmpty())
            html.append("<dl>")
                    .append(question.rows().stream()
                            .map(row -> "<div><dt>" + escaped(row.label()) + "</dt><dd>"
                                    + escaped(row.value()).replace("\n", "<br>") + "</dd></div>")
                            .collect(joining()))
                    .append("</dl>");
        if (!question.notes().isEmpty()) html.append(list(question.notes()));
        html.append("<p class=\"until\">")
                .append(escaped(words.say(language, "page.until", words.moment(page.until(), language))))
                .append("</p>");
        return page(language, question.title(), html.append(form(page, typed)).toString());
    }

    private String form(Page page, Map<String, String> typed) {
        var question = page.question();
        var files = question.fields().stream().anyMatch(field -> field.kind() == Kind.FILES);
        // without an action it goes to where it came from: the link is in no page
        var html = new StringBuilder("<form method=\"post\"")
                .append(files ? " enctype=\"multipart/form-data\"" : "")
                .append("><input type=\"hidden\" name=\"" + Sent.SHOWN + "\" value=\"")
                .append(escaped(page.shown()))
                .append("\">");
        if (!question.choices().isEmpty())
            html.append("<fieldset><legend>")
                    .append(escaped(words.say(page.language(), "page.choose")))
                    .append("</legend>")
                    .append(IntStream.range(0, question.choices().size())
                            .mapToObj(n -> radio(n, question.choices().get(n), typed.getOrDefault(Sent.CHOICE, "")))
                            .collect(joining()))
                    .append("</fieldset>");
        question.fields().forEach(field -> html.append(field(page, field, typed.getOrDefault(field.name(), ""))));
        return html.append("<button>")
                .append(escaped(question.send()))
                .append("</button></form>")
                .toString();
    }

    private static String radio(int place, Choice choice, String chosen) {
        return "<label class=\"choice\"><input type=\"radio\" class=\"c" + place + "\" name=\"" + Sent.CHOICE
                + "\" value=\"" + escaped(choice.value()) + "\" required"
                + (choice.value().equals(chosen) ? " checked" : "") + "> " + escaped(choice.label()) + "</label>";
    }

    /** What belongs to one choice says so; browsers that know how show it only with that choice. */
    private String field(Page page, Field field, String typed) {
        var choices = page.question().choices();
        var only = IntStream.range(0, choices.size())
                .filter(n -> choices.get(n).value().equals(field.only()))
                .boxed()
                .findFirst();
        var name = escaped(field.name());
        var html = new StringBuilder(
                        "<div class=\"" + only.map(n -> "only for" + n).orElse("all") + "\"><label for=\"")
                .append(name)
                .append("\">")
                .append(only.map(n -> "<span class=\"choice-of\">"
                                + escaped(choices.get(n).label()) + ": </span>")
                        .orElse(""))
                .append(escaped(field.label()))
                .append(
                        field.required()
                                ? ""
                                : " <span>" + escaped(words.say(page.language(), "page.optional")) + "</span>")
                .append("</label>");
        if (!field.help().isEmpty())
            html.append("<p class=\"help\" id=\"" + name + "-help\">")
                    .append(escaped(field.help()))
                    .append("</p>");
        return html.append(input(field, typed)).append("</div>").toString();
    }

    private static String input(Field field, String typed) {
        var name = " id=\"" + escaped(field.name()) + "\" name=\"" + escaped(field.name()) + "\""
                + (field.help().isEmpty() ? "" : " aria-describedby=\"" + escaped(field.name()) + "-help\"");
        // what belongs to one choice only is asked for when it was chosen
        var required = field.required() && field.only().isEmpty() ? " required" : "";
        return switch (field.kind()) {
            case LINE -> "<input" + name + " maxlength=\"400\" value=\"" + escaped(typed) + "\"" + required + ">";
            case SECRET ->
                "<input" + name + " type=\"password\" autocomplete=\"off\" maxlength=\"400\"" + required + ">";
            case FILES -> "<input" + name + " type=\"file\" multiple" + required + ">";
        };
    }

    private String page(Language language, String title, String main) {
        var parts = Map.of(
                "language", language.code(), "house", escaped(words.house()), "title", escaped(title), "main", main);
        // in one go: what people wrote may look like a place to fill in
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "<li>" + escaped(line) + "</li>").collect(joining("", "<ul>", "</ul>"));
    }

    private static String paragraph(String text) {
        return "<p>" + escaped(text).replace("\n", "<br>") + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
