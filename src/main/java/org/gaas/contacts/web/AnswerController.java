package org.gaas.contacts.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Declined;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.LinkWords;
import org.gaas.contacts.Links;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Sent;
import org.gaas.engine.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Where links lead: a page that asks, and what is sent from it. Getting it decides nothing. */
@Controller
class AnswerController {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerController.class);

    private final ByLink byLink;
    private final AnswerPage pages;
    private final LinkWords words;
    private final Knocks knocks;

    AnswerController(ByLink byLink, AnswerPage pages, LinkWords words, Knocks knocks) {
        this.byLink = byLink;
        this.pages = pages;
        this.words = words;
        this.knocks = knocks;
    }

    @GetMapping(Links.PATH + "{token}")
    ResponseEntity<String> show(@PathVariable String token, HttpServletRequest request) {
        try {
            return html(200, pages.asking(byLink.page(token), List.of(), Map.of()));
        } catch (LinkOver over) {
            return over(over, request);
        }
    }

    @PostMapping(Links.PATH + "{token}")
    ResponseEntity<String> take(@PathVariable String token, HttpServletRequest request) {
        var sent = sent(request);
        try {
            var language = byLink.page(token).language();
            try {
                byLink.answer(token, sent);
                return html(
                        200,
                        pages.told(
                                language,
                                words.say(language, "page.thanks.title"),
                                List.of(words.say(language, "page.thanks"))));
            } catch (InvalidInput no) {
                return again(token, List.of(sentence(no, byLink.page(token).question(), language)), sent);
            } catch (Declined no) {
                return again(token, no.sentences(), sent);
            }
        } catch (LinkOver over) {
            return over(over, request);
        }
    }

    /** Told without the address: whoever reads the log could answer by it. */
    @ExceptionHandler
    ResponseEntity<String> failed(RuntimeException trouble, HttpServletRequest request) {
        LOG.error("a page that a link leads to could not be shown, or what was sent from it not be taken", trouble);
        var language = languageOf(request);
        return told(500, List.of(words.say(language, "trouble.title"), words.say(language, "trouble")), language);
    }

    private ResponseEntity<String> again(String token, List<String> sentences, Sent sent) throws LinkOver {
        return html(400, pages.asking(byLink.page(token), sentences, sent.texts()));
    }

    private ResponseEntity<String> over(LinkOver over, HttpServletRequest request) {
        if (over.why() != LinkOver.Why.UNKNOWN) {
            var language = over.language().orElseGet(() -> languageOf(request));
            return told(410, words.over(over, language), language);
        }
        var language = languageOf(request);
        if (knocks.tooMany(request.getRemoteAddr()))
            return told(429, List.of(words.say(language, "busy.title"), words.say(language, "busy")), language);
        knocks.wrong(request.getRemoteAddr());
        return told(404, words.over(over, language), language);
    }

    private ResponseEntity<String> told(int status, List<String> said, Language language) {
        return html(status, pages.told(language, said.get(0), said.subList(1, said.size())));
    }

    private static ResponseEntity<String> html(int status, String page) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(page);
    }

    /** Two answers to one question become lines, and no field takes lines. */
    private static Sent sent(HttpServletRequest request) {
        var texts = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> texts.put(name, String.join("\n", values)));
        var files = new ArrayList<byte[]>();
        if (request instanceof MultipartHttpServletRequest parts)
            parts.getMultiFileMap().values().stream().flatMap(List::stream).forEach(file -> {
                try {
                    if (!file.isEmpty()) files.add(file.getBytes());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        return new Sent(texts, files);
    }

    private String sentence(InvalidInput no, Question question, Language language) {
        var field = question.fields().stream()
                .filter(one -> one.name().equals(no.field()))
                .map(Field::label)
                .findFirst()
                .orElse(Sent.CHOICE.equals(no.field()) ? words.say(language, "page.choose") : no.field());
        var key = "rule." + no.rule();
        return words.knows(language, key) ? words.say(language, key, field) : words.say(language, "rule.other", field);
    }

    /** Of somebody who nobody knows: what the browser asks for. */
    private Language languageOf(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? words.language()
                : Language.of(request.getLocale().getLanguage()).orElse(Language.EN);
    }
}
