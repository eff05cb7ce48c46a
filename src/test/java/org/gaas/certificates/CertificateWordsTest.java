package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The words about certificates")
class CertificateWordsTest {
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @ParameterizedTest
    @EnumSource
    @DisplayName("are there for every rule, in English and Dutch, and speak of the same things")
    void words(CertificateRule rule) {
        var english = CertificateFinding.of(rule, "{0}", "{1}", "{2}");
        assertThat(english.words(Locale.ENGLISH)).endsWith(".").doesNotContain("..", "''");
        assertThat(english.words(DUTCH)).endsWith(".").doesNotContain("..", "''");
        assertThat(english.words(DUTCH)).isNotEqualTo(english.words(Locale.ENGLISH));
        assertThat(places(english.sentence(DUTCH))).isEqualTo(places(english.sentence(Locale.ENGLISH)));
        assertThat(places(english.remedy(DUTCH))).isEqualTo(places(english.remedy(Locale.ENGLISH)));
    }

    @Test
    @DisplayName("are about nothing that there is no rule for")
    void nothingElse() {
        for (var file : new Locale[] {Locale.ROOT, DUTCH})
            for (var key : ResourceBundle.getBundle("certificates.words", file).keySet())
                assertThat(CertificateRule.valueOf(key.replaceFirst("\\.remedy$", "")))
                        .isNotNull();
    }

    @Test
    @DisplayName("are English for whoever has another language, also on a machine that speaks Dutch")
    void otherLanguages() {
        var machine = Locale.getDefault();
        Locale.setDefault(DUTCH);
        try {
            var finding = CertificateFinding.of(CertificateRule.CERT_EMPTY);
            assertThat(finding.sentence(Locale.ENGLISH)).startsWith("There is nothing");
            assertThat(finding.sentence(Locale.FRENCH)).startsWith("There is nothing");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    @DisplayName("take what a stranger wrote as plain text, and not too much of it")
    void strangers() {
        var finding =
                CertificateFinding.of(CertificateRule.CERT_NAMES_MISSING, "a\r\nb\u202e{1}\u0000", "x".repeat(5000));
        assertThat(finding.sentence(Locale.ENGLISH)).contains("a b {1}").hasSizeLessThan(400);
    }

    private static TreeSet<String> places(String words) {
        var places = new TreeSet<String>();
        var matcher = Pattern.compile("\\{[0-9]}").matcher(words);
        while (matcher.find()) places.add(matcher.group());
        return places;
    }
}
