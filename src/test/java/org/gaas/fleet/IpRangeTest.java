package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A range of addresses")
class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/255.255.255.0",
        "192.0.2.17, 192.0.2.17",
        "192.0.2.17/32, 192.0.2.17",
        "203.0.112.0/20, 203.0.112.0/255.255.240.0",
        "10.32.0.0/12, 10.32.0.0/255.240.0.0",
        "172.16.0.0/12, 172.16.0.0/255.240.0.0",
        "192.168.0.0/16, 192.168.0.0/255.255.0.0",
        "255.0.0.1/32, "
    })
    @DisplayName("is written as MariaDB wants it")
    void masked(String written, String masked) {
        if (masked == null) assertThat(refusal(written)).isEqualTo("RANGE_INVALID");
        else assertThat(IpRange.of(written).masked()).isEqualTo(masked);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "0:0:0:0:0:0:0:0/0",
                "%",
                "203.0.0.0/8",
                "203.0.0.0/19",
                "10.0.0.0/8",
                "128.0.0.0/1"
            })
    @DisplayName("that is too wide is refused (M17)")
    void tooWide(String written) {
        assertThat(refusal(written)).isEqualTo("GRANT_HOST_TOO_WIDE");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "192.0.2.0/33",
                "192.0.2.1/24",
                "192.0.2.256",
                "192.0.2",
                "192.0.2.010",
                "2001:db8::/48",
                "127.0.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "0.0.0.1",
                "192.0.2.0/24'; drop user x",
                "192.0.2.%",
                "192.0.2.0/24\n",
                "１92.0.2.1",
                "-1.0.2.1",
                "192.0.2.0/-1",
                "example.org"
            })
    @DisplayName("that is none is refused")
    void invalid(String written) {
        assertThat(refusal(written)).isEqualTo("RANGE_INVALID");
    }

    @Test
    @DisplayName("lies within another, or has nothing in common with it")
    void within() {
        var office = IpRange.of("192.0.2.0/24");
        assertThat(office.holds(IpRange.of("192.0.2.17"))).isTrue();
        assertThat(office.holds(office)).isTrue();
        assertThat(IpRange.of("192.0.2.17").holds(office)).isFalse();
        assertThat(office.holds(IpRange.of("192.0.3.0/24"))).isFalse();
        assertThat(IpRange.of("192.0.2.0/23").holds(office)).isTrue();
    }

    private static String refusal(String written) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> IpRange.of(written));
        return refused == null ? "accepted" : refused.rule();
    }
}
