package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Money")
class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({"95,95.00", "95.5,95.50", "'95,50',95.50", "0,0.00", "' 12 ',12.00", "10000000,10000000.00"})
    @DisplayName("is written with a point or a comma, or with neither")
    void written(String text, String amount) {
        assertThat(Money.parse("price", text, EUR)).hasToString("EUR " + amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.234", "1,234", "1.234,50", "EUR 5", "5 0", "1e3", "٥", "=1", "95.", "0x10"})
    @DisplayName("that could be read in two ways, or in none, is refused")
    void unclear(String text) {
        assertThatThrownBy(() -> Money.parse("price", text, EUR))
                .asInstanceOf(type(InvalidInput.class))
                .returns("PRICE_INVALID", InvalidInput::rule)
                .returns("price", InvalidInput::field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"129|129.00", "129,5|129.50", "0|0.00", " 89.95 |89.95", "99999,99|99999.99"})
    @DisplayName("is a price as people write it")
    void price(String written, String plain) {
        assertThat(Money.price("price", written)).isEqualTo(Money.euro(plain)).hasToString("EUR " + plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.234,56", "1e5", "100000", "1.005", "€ 5", "NaN", "٣"})
    @DisplayName("is not guessed when it is a price")
    void noPrice(String written) {
        assertThatThrownBy(() -> Money.price("price", written))
                .asInstanceOf(type(InvalidInput.class))
                .returns("PRICE_INVALID", InvalidInput::rule)
                .returns("price", InvalidInput::field);
    }

    @Test
    @DisplayName("of more than ten million is a slip")
    void tooMuch() {
        assertThatThrownBy(() -> Money.parse("price", "10000000.01", EUR))
                .asInstanceOf(type(InvalidInput.class))
                .returns("PRICE_TOO_HIGH", InvalidInput::rule);
    }

    @Test
    @DisplayName("is rounded once, half up, to the smallest unit of its currency")
    void rounded() {
        assertThat(new Money(new BigDecimal("0.125"), EUR)).hasToString("EUR 0.13");
        assertThat(Money.parse("price", "1250", Currency.getInstance("JPY"))).hasToString("JPY 1250");
        assertThatThrownBy(() -> Money.parse("price", "1250.5", Currency.getInstance("JPY")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("is compared with its own kind only")
    void compared() {
        var ninety = Money.parse("price", "90", EUR);
        assertThat(Money.parse("price", "90.01", EUR).isAbove(ninety)).isTrue();
        assertThat(ninety.isAbove(Money.parse("price", "90.00", EUR))).isFalse();
        var dollars = Money.parse("price", "1", Currency.getInstance("USD"));
        assertThatThrownBy(() -> dollars.isAbove(ninety))
                .hasMessage("USD 1.00 and EUR 90.00 are in different currencies");
    }
}
