package org.gaas.installations;

import java.text.Normalizer;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/** A customer's name as people write it: any script, 1 to 200 characters. Kept exactly, apart from outer spaces. */
public record CustomerName(String value) {
    public static final Var<CustomerName> CUSTOMER = Var.text("customer").as(CustomerName::new, CustomerName::value);

    /**
     * @throws InvalidInput {@code CUSTOMER_REQUIRED}, {@code CUSTOMER_TOO_LONG} or {@code CUSTOMER_INVALID}
     */
    public CustomerName {
        if (value == null || value.isBlank())
            throw new InvalidInput("customer", "CUSTOMER_REQUIRED", "the customer's name is needed");
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        var length = value.codePointCount(0, value.length());
        if (length > 200)
            throw new InvalidInput(
                    "customer", "CUSTOMER_TOO_LONG", "has " + length + " characters; at most 200 are possible");
        if (value.codePoints().anyMatch(CustomerName::unprintable))
            throw new InvalidInput("customer", "CUSTOMER_INVALID", "holds a control character or half a character");
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
