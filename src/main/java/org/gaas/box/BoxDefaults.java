package org.gaas.box;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a newcomer finds set, and everybody may set otherwise: short patience, trials that all developers see, and a price list. */
final class BoxDefaults {
    private record Price(String kind, String english, String dutch, String amount, String per) {}

    private static final List<Price> PRICES = List.of(
            new Price("production-setup", "Setting up", "Inrichten", "1250.00", "once"),
            new Price("hosting-5x8", "Hosting, office hours", "Hosting, kantooruren", "410.00", "month"),
            new Price("hosting-24x7", "Hosting, day and night", "Hosting, dag en nacht", "690.00", "month"),
            new Price("certificate-acme", "Certificate", "Certificaat", "0.00", "year"),
            new Price("certificate-ordered", "Certificate", "Certificaat", "150.00", "year"));

    private BoxDefaults() {}

    static Map<String, Object> all() {
        var defaults = new HashMap<String, Object>();
        defaults.put("gaas.retries", "PT2S,PT5S,PT10S");
        defaults.put("gaas.access.trials", "developers");
        for (var i = 0; i < PRICES.size(); i++) {
            var price = PRICES.get(i);
            var key = "gaas.billing.prices[" + i + "].";
            defaults.put(key + "kind", price.kind());
            defaults.put(key + "english", price.english());
            defaults.put(key + "dutch", price.dutch());
            defaults.put(key + "amount", price.amount());
            defaults.put(key + "per", price.per());
        }
        return defaults;
    }
}
