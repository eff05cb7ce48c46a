package org.gaas.production;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a desk under test asks for production, as settings. */
public final class TestPrices {
    private static final List<List<String>> PRICES = List.of(
            List.of(
                    "production-setup",
                    "Setting up production and acceptance",
                    "Productie en acceptatie inrichten",
                    "1250.00",
                    "once"),
            List.of(
                    "hosting-5x8",
                    "Hosting, service on working days",
                    "Hosting, service op werkdagen",
                    "410.00",
                    "month"),
            List.of(
                    "hosting-24x7",
                    "Hosting, service day and night",
                    "Hosting, service dag en nacht",
                    "690.00",
                    "month"),
            List.of(
                    "certificate-acme",
                    "Certificate, renewed by itself",
                    "Certificaat, vanzelf vernieuwd",
                    "0.00",
                    "year"),
            List.of(
                    "certificate-ordered",
                    "Certificate, ordered for you",
                    "Certificaat, voor u besteld",
                    "150.00",
                    "year"));

    private TestPrices() {}

    public static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        for (var number = 0; number < PRICES.size(); number++) {
            var prefix = "gaas.billing.prices[" + number + "].";
            var words = List.of("kind", "english", "dutch", "amount", "per");
            for (var word = 0; word < words.size(); word++)
                settings.put(prefix + words.get(word), PRICES.get(number).get(word));
        }
        return settings;
    }
}
