package org.gaas.billing;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The prices that quotes are made of today. Quotes keep those that they were made with. */
@Component
public class PriceList {
    private final Map<String, Price> prices;

    @Autowired
    PriceList(BillingSettings settings) {
        this(settings.prices().stream().map(BillingSettings.Entry::price).toList());
    }

    /**
     * @throws IllegalArgumentException a kind is there twice
     */
    public PriceList(List<Price> prices) {
        this.prices = prices.stream()
                .collect(toMap(
                        Price::kind,
                        price -> price,
                        (one, other) -> {
                            throw new IllegalArgumentException(
                                    "gaas.billing.prices: '" + one.kind() + "' is there twice");
                        },
                        LinkedHashMap::new));
    }

    /** All of them, in the order of the settings. */
    public List<Price> all() {
        return List.copyOf(prices.values());
    }

    /**
     * @throws InvalidInput {@code PRICE_UNKNOWN}
     */
    public Price of(String kind) {
        var price = prices.get(kind);
        if (price == null)
            throw new InvalidInput(
                    "price",
                    "PRICE_UNKNOWN",
                    "there is no price for '" + kind + "': an administrator adds it to gaas.billing.prices");
        return price;
    }
}
