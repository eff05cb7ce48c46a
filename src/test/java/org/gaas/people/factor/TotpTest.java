package org.gaas.people.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Codes")
class TotpTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    @DisplayName("are those of RFC 6238, appendix B")
    void vectors(long seconds, String code) {
        assertThat(Totp.code(Codes.SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} s later")
    @CsvSource({"-31,false", "-30,true", "0,true", "29,true", "59,true", "60,false"})
    @DisplayName("are good for their half minute, and half a minute before and after")
    void window(long later, boolean good) {
        var now = Instant.ofEpochSecond(1111111110);
        var code = Totp.code(Codes.SECRET, now);
        assertThat(Totp.matching(Codes.SECRET, code, now.plusSeconds(later)).isPresent())
                .isEqualTo(good);
    }

    @Test
    @DisplayName("are not matched by what is no code")
    void noCode() {
        for (var other : new String[] {"", "12345", "1234567", "abcdef", "٠١٢٣٤٥"})
            assertThat(Totp.matching(Codes.SECRET, other, Instant.EPOCH))
                    .as(other)
                    .isEmpty();
    }

    @Test
    @DisplayName("come from a secret that every generator can read")
    void uri() {
        assertThat(Totp.secret()).hasSize(20).isNotEqualTo(Totp.secret());
        assertThat(Totp.uri("hanna", Codes.SECRET))
                .isEqualTo("otpauth://totp/gaas:hanna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=gaas");
    }
}
