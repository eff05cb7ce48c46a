package org.gaas.tasks.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** What a program that shows mail makes of a letter: one of two texts that say the same. */
public record Received(String plain, String html) {

    public static Received of(MimeMessage letter) throws IOException, MessagingException {
        var all = (MimeMultipart) letter.getContent();
        var related = (MimeMultipart) all.getBodyPart(0).getContent();
        var both = (MimeMultipart) related.getBodyPart(0).getContent();
        return new Received(text(both, 0), text(both, 1));
    }

    private static String text(MimeMultipart both, int part) throws IOException, MessagingException {
        return ((String) both.getBodyPart(part).getContent()).replace("\r\n", "\n");
    }
}
