package org.gaas.billing;

import org.gaas.engine.Money;

/**
 * What the hosting company asks for one thing, without VAT.
 *
 * @param kind the thing in a word that stays the same: {@code hosting}
 * @param english what customers read
 * @param dutch the same for those who read Dutch
 */
public record Price(String kind, String english, String dutch, Money amount, Per per) {
    /**
     * @throws IllegalArgumentException the kind is no word in small letters, or a text is missing or too long
     */
    public Price {
        if (kind == null || !kind.matches("[a-z][a-z0-9-]{0,39}"))
            throw new IllegalArgumentException("gaas.billing.prices: not a kind: '" + kind + "'");
        for (var text : new String[] {english, dutch})
            if (text == null
                    || text.isBlank()
                    || text.length() > 200
                    || !text.strip().equals(text))
                throw new IllegalArgumentException("gaas.billing.prices: '" + kind
                        + "' needs a text of at most 200 characters in English and in Dutch");
        if (amount == null || per == null)
            throw new IllegalArgumentException(
                    "gaas.billing.prices: '" + kind + "' needs an amount, and once, month or year");
    }
}
