package org.gaas.sites.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names that lead elsewhere than DNS says")
class KnownAddressesTest {
    @Test
    @DisplayName("lead to the address that was set; others are looked up")
    void known() throws Exception {
        var addresses = new KnownAddresses(List.of("try.example.org=198.18.7.11"));
        assertThat(addresses.resolve("try.example.org")).singleElement().satisfies(address -> {
            assertThat(address.getHostAddress()).isEqualTo("198.18.7.11");
            assertThat(address.getHostName()).isEqualTo("try.example.org");
        });
        assertThat(addresses.resolve("localhost")[0].isLoopbackAddress()).isTrue();
    }

    @Test
    @DisplayName("what is not name=address stops the start")
    void wrong() {
        assertThatThrownBy(() -> new KnownAddresses(List.of("try.example.org")))
                .hasMessageContaining("gaas.sites.addresses");
    }
}
