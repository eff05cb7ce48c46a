package org.gaas.contacts;

import static java.util.ResourceBundle.Control.FORMAT_PROPERTIES;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What customers are written to in. */
public enum Language {
    EN(Locale.UK),
    NL(Locale.forLanguageTag("nl-NL"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As settings and forms write it: {@code nl}. */
    public String code() {
        return locale.getLanguage();
    }

    public static Optional<Language> of(String code) {
        return Stream.of(values())
                .filter(one -> one.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /**
     * Texts of a module in this language.
     *
     * @param bundle its place, for example {@code contacts.words}; the file without a language is the English one
     */
    public ResourceBundle words(String bundle) {
        // the machine's own language must not stand in for English
        return ResourceBundle.getBundle(bundle, locale, ResourceBundle.Control.getNoFallbackControl(FORMAT_PROPERTIES));
    }
}
