package org.gaas.contacts.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.gaas.contacts.LinkWords;
import org.gaas.contacts.Links;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Who sends too much from a page is told so before any of it is read. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLarge {
    private final AnswerPage pages;
    private final LinkWords words;

    TooLarge(AnswerPage pages, LinkWords words) {
        this.pages = pages;
        this.words = words;
    }

    @ExceptionHandler
    ResponseEntity<String> told(MaxUploadSizeExceededException no, HttpServletRequest request) {
        if (!request.getRequestURI().startsWith(Links.PATH)) throw no;
        var language = words.language();
        var page = pages.told(
                language, words.say(language, "page.wrong"), List.of(words.say(language, "rule.FILES_TOO_LARGE")));
        return ResponseEntity.status(413)
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(page);
    }
}
