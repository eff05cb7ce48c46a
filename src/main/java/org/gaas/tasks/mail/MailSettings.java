package org.gaas.tasks.mail;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail to people. There is none while {@code spring.mail.host} names no server.
 *
 * @param from the desk's own address
 * @param desk where people reach the desk: what links begin with
 * @param bundle how long something that is not urgent waits for more
 * @param every how often the desk looks whether something is to be sent
 */
@ConfigurationProperties("gaas.mail")
record MailSettings(
        String from,
        URI desk,
        @DefaultValue("1h") Duration bundle,
        @DefaultValue("15s") Duration every) {
    /**
     * @throws IllegalArgumentException an address that mail can't do without is missing
     */
    MailSettings {
        if (from == null || !from.matches("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"))
            throw new IllegalArgumentException(
                    "gaas.mail.from: where there is a mail server (spring.mail.host), the desk"
                            + " needs an address to write from, such as desk@hosting.example");
        if (desk == null
                || desk.getHost() == null
                || !String.valueOf(desk.getScheme()).matches("https?"))
            throw new IllegalArgumentException(
                    "gaas.mail.desk: where there is a mail server (spring.mail.host), the desk"
                            + " needs to know its own URL, such as https://desk.hosting.example");
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
