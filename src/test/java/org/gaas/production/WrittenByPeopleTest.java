package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gaas.contacts.Contact;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What people write in a request for production")
class WrittenByPeopleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://capri.example.org/login",
                "capri.example.org:8443",
                "*.example.org",
                "localhost",
                "192.0.2.1",
                "capri.example.org\nCAPRI.example.org",
                "a b.example.org",
                "capri..org"
            })
    @DisplayName("names hosts, and nothing else")
    void noHosts(String written) {
        assertThatThrownBy(() -> Hosts.parse(written))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.field()).isEqualTo("hosts"));
    }

    @Test
    @DisplayName("takes hosts as people write them, in any alphabet")
    void hosts() {
        assertThat(Hosts.parse(" https://www.Zorg.example/ \n\nzürich.example\n")
                        .names())
                .containsExactly("www.zorg.example", "xn--zrich-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c@example.org",
                "C <c@example>",
                "C <c example.org>",
                "C <c@example.org> <d@example.org>",
                " <c@example.org>",
                "C <c@example.org\nBcc: d@example.org>",
                "C <c@@example.org>",
                "C <c@example.org> (de)",
                "C <c@example.org> nl"
            })
    @DisplayName("names a contact by name and address, and nothing else")
    void noContact(String written) {
        assertThatThrownBy(() -> Contact.parse(written))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("CONTACT_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C. Klant <c.klant@example.org>", "C. Klant <c.klant@example.org> (nl)"})
    @DisplayName("names a contact, with a language where that is said")
    void contact(String written) {
        assertThat(Contact.parse(written)).hasToString(written);
    }
}
