package org.gaas.certificates;

import static java.util.ResourceBundle.Control.FORMAT_PROPERTIES;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;

/**
 * Something found in a certificate that somebody handed over, told so that a person at a customer understands it. Holds
 * nothing secret.
 *
 * @param about what the words speak of: names, dates, numbers
 */
public record CertificateFinding(CertificateRule rule, List<String> about) {
    private static final int MOST = 200;
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    public CertificateFinding {
        about = about.stream().map(CertificateFinding::plain).toList();
    }

    static CertificateFinding of(CertificateRule rule, Object... about) {
        return new CertificateFinding(
                rule, List.of(about).stream().map(Object::toString).toList());
    }

    /** What was found: a sentence without its full stop. */
    public String sentence(Locale language) {
        return words(language, rule.name());
    }

    /** What to do about it: a sentence without its full stop. */
    public String remedy(Locale language) {
        return words(language, rule.name() + ".remedy");
    }

    /** Both, as two sentences. */
    public String words(Locale language) {
        return sentence(language) + ". " + remedy(language) + ".";
    }

    /** The same for a field of a form or a request, in English; who speaks another language finds it in there. */
    InvalidInput at(String field) {
        return new AtField(field, this);
    }

    /** A finding that keeps what was handed over from being read at all. */
    static final class AtField extends InvalidInput {
        private static final long serialVersionUID = 1L;

        private final transient CertificateFinding finding;

        private AtField(String field, CertificateFinding finding) {
            super(field, finding.rule.name(), finding.words(Locale.ENGLISH));
            this.finding = finding;
        }

        CertificateFinding finding() {
            return finding;
        }
    }

    private String words(Locale language, String key) {
        // the machine's own language must not stand in for English
        var control = ResourceBundle.Control.getNoFallbackControl(FORMAT_PROPERTIES);
        var words = ResourceBundle.getBundle("certificates.words", language, control)
                .getString(key);
        return PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(about.get(Integer.parseInt(place.group(1)))));
    }

    /** What others wrote into a certificate must not break a line, a log or a form. */
    private static String plain(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }
}
