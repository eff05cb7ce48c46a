package org.gaas.tasks.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.gaas.engine.Excerpt;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** By SMTP. */
final class SmtpPostman implements Postman {
    private final JavaMailSender sender;
    private final String from;

    SmtpPostman(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void deliver(Letter letter) throws Undelivered {
        try {
            sender.send(written(letter));
        } catch (MailException e) {
            throw new Undelivered(words(e), isForGood(e), e);
        } catch (MessagingException e) {
            throw new Undelivered(words(e), true, e);
        }
    }

    private MimeMessage written(Letter letter) throws MessagingException {
        var message = new Identified(sender.createMimeMessage(), letter.id());
        var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(letter.address());
        parts.setSubject(letter.subject());
        parts.setText(letter.plain(), letter.html());
        // no answers of machines that are on holiday
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language().code());
        return message;
    }

    private static boolean isForGood(MailException trouble) {
        return trouble instanceof MailSendException several
                && several.getFailedMessages().values().stream()
                        .anyMatch(one -> one instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }

    private static String words(Exception e) {
        return Excerpt.start(400, String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
    }

    /** A message keeps the id that it was given; the library would make a new one each time. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(MimeMessage like, String id) throws MessagingException {
            super(like.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
