package org.gaas;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The server: web, engine and job executor in one JVM. Several of them may share one database. */
@SpringBootApplication
public class Desk {

    /**
     * Starts the desk.
     *
     * @param args properties in Spring's notation, {@code --name=value}
     */
    public static void main(String... args) {
        SpringApplication.run(Desk.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
