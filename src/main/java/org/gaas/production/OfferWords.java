package org.gaas.production;

import org.gaas.billing.Per;
import org.gaas.contacts.Language;
import org.gaas.engine.Money;

/** What is offered, as customers read it. */
public final class OfferWords {
    private static final String BUNDLE = "production.words";

    private OfferWords() {}

    /** As in {@code EUR 1,250.00 once}. */
    public static String price(Money money, Per per, Language language) {
        return money.currency().getCurrencyCode() + " " + String.format(language.locale(), "%,.2f", money.amount())
                + " " + say(language, "per." + per);
    }

    /** When somebody is there. */
    public static String availability(String name, Language language) {
        return say(language, "availability." + name);
    }

    /** Words of the bundle, with {0} and so on replaced by what is given: text, whatever it looks like. */
    static String say(Language language, String key, String... about) {
        var bundle = language.words(BUNDLE);
        // what policies name otherwise is said as they name it
        var words = bundle.containsKey(key) ? bundle.getString(key) : key.substring(key.indexOf('.') + 1);
        for (var i = 0; i < about.length; i++) words = words.replace("{" + i + "}", about[i]);
        return words;
    }
}
