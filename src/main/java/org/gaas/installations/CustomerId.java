package org.gaas.installations;

import java.text.Normalizer;
import java.util.Locale;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/** The id of a customer: a short form of the name in a-z, 0-9 and hyphens, at most 40 characters. */
public record CustomerId(String value) {
    public static final Var<CustomerId> CUSTOMER_ID = Var.text("customerId").as(CustomerId::new, CustomerId::value);

    /**
     * @throws InvalidInput {@code CUSTOMER_ID_INVALID}
     */
    public CustomerId {
        if (value == null || !value.matches("[a-z0-9]+(-[a-z0-9]+)*") || value.length() > 40)
            throw new InvalidInput(
                    "customerId", "CUSTOMER_ID_INVALID", "must be at most 40 characters a-z, 0-9 and single hyphens");
    }

    /**
     * A short form of the name. Different names may share it; a number tells them apart.
     *
     * @param number 1 for the first customer with this short form
     */
    static CustomerId shortFor(CustomerName name, int number) {
        var ascii = Normalizer.normalize(name.value().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var slug = ascii.isEmpty() ? "customer" : ascii.substring(0, Math.min(34, ascii.length()));
        return new CustomerId(slug.replaceAll("-$", "") + (number == 1 ? "" : "-" + number));
    }

    @Override
    public String toString() {
        return value;
    }
}
