package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Money")
class MoneyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"129|129.00", "129,5|129.50", "0|0.00", " 89.95 |89.95", "99999,99|99999.99"})
    @DisplayName("is read as people write it")
    void read(String written, String plain) {
        assertThat(Money.price("price", written)).isEqualTo(Money.euro(plain)).hasToString("EUR " + plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.234,56", "1e5", "100000", "1.005", "€ 5", "NaN", "٣"})
    @DisplayName("is not guessed")
    void refused(String written) {
        var no = catchThrowableOfType(InvalidInput.class, () -> Money.price("price", written));
        assertThat(no.rule()).isEqualTo("PRICE_INVALID");
        assertThat(no.field()).isEqualTo("price");
    }
}
