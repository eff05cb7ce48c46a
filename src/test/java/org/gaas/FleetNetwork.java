package org.gaas;

import org.gaas.crash.Network;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A network between a desk under test and its fleet that can break; out of the way until a test says so. */
@TestConfiguration(proxyBeanMethods = false)
class FleetNetwork {
    @Bean
    static Network network() {
        return Network.aside();
    }
}
