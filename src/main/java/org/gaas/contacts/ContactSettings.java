package org.gaas.contacts;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.lang.Nullable;

/**
 * How people at customers are reached.
 *
 * @param url where they reach the desk: what links begin with; null: nobody gets any
 * @param language of those who nobody knows another one of
 * @param house how the hosting company calls itself in letters and on pages
 * @param help whom to ask: a mail address, a telephone number; may be empty
 * @param good how long a link is good where nothing else says so
 */
@ConfigurationProperties("gaas.contacts")
record ContactSettings(
        @Nullable URI url,
        @DefaultValue("nl") Language language,
        @DefaultValue("") String house,
        @DefaultValue("") String help,
        @DefaultValue("14d") Duration good) {
    /**
     * @throws IllegalArgumentException the URL is none that a browser could open
     */
    ContactSettings {
        if (url != null && url.toString().isEmpty()) url = null;
        if (url != null
                && (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")))
            throw new IllegalArgumentException(
                    "gaas.contacts.url: must be where people outside reach the desk, such as https://desk.hosting.example");
    }
}
