package org.gaas.contacts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * Who decides and answers at the customer. Has no account at the desk.
 *
 * @param mail where letters go
 * @param language empty: the customer's, or the desk's
 */
public record Contact(String name, String mail, Optional<Language> language) {
    /** As people write it: {@code C. Klant <c.klant@example.org>}, or with a language {@code (nl)} behind it. */
    public static final Var<Contact> CONTACT = Var.text("contact").as(Contact::parse, Contact::toString);

    private static final Pattern WRITTEN = Pattern.compile("([^<>]{1,100})<([^<>]{3,200})>\\s*(?:\\((\\w{2})\\))?");
    /** What mail servers take without quoting (RFC 5321, 4.1.2); a domain has a dot. */
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    /**
     * @throws InvalidInput {@code CONTACT_INVALID}
     */
    public static Contact parse(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches() || written.chars().anyMatch(Character::isISOControl)) throw invalid();
        var mail = parts.group(2).strip();
        var at = mail.lastIndexOf('@');
        if (at > 0) mail = mail.substring(0, at) + mail.substring(at).toLowerCase(Locale.ROOT);
        if (parts.group(1).isBlank() || !MAIL.matcher(mail).matches()) throw invalid();
        return new Contact(parts.group(1).strip(), mail, language(parts.group(3)));
    }

    private static Optional<Language> language(String code) {
        if (code == null) return Optional.empty();
        return Optional.of(Language.of(code).orElseThrow(Contact::invalid));
    }

    private static InvalidInput invalid() {
        return new InvalidInput(
                "contact",
                "CONTACT_INVALID",
                "must be a name and an address, like: C. Klant <c.klant@example.org>, or with (nl) or (en) behind it");
    }

    @Override
    public String toString() {
        return name + " <" + mail + ">"
                + language.map(one -> " (" + one.code() + ")").orElse("");
    }
}
