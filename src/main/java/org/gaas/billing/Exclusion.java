package org.gaas.billing;

/**
 * Something that no price of the list includes, as customers read it.
 *
 * @param dutch the same for those who read Dutch
 */
public record Exclusion(String english, String dutch) {
    /**
     * @throws IllegalArgumentException a text is missing, too long, or not one line
     */
    public Exclusion {
        for (var text : new String[] {english, dutch})
            if (text == null
                    || text.isBlank()
                    || text.length() > 200
                    || !text.strip().equals(text)
                    || text.chars().anyMatch(Character::isISOControl))
                throw new IllegalArgumentException(
                        "gaas.billing.exclusions: each needs a line of at most 200 characters in English and in Dutch");
    }
}
