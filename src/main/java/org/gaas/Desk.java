package org.gaas;

import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The server: web, engine and job executor in one JVM. Several of them may share one database. */
@SpringBootApplication
public class Desk {
    private static final String MIGRATE = "--gaas.only=migrate";
    private static final String RESTORED = "--gaas.only=restored";

    /**
     * Starts the desk.
     *
     * @param args properties in Spring's notation, {@code --name=value}; with {@value #MIGRATE} only the tables are made
     *     or updated, with {@value #RESTORED} a restored database is made ready
     */
    public static void main(String... args) {
        if (Arrays.asList(args).contains(MIGRATE)) Migration.run(args);
        else if (Arrays.asList(args).contains(RESTORED)) Restoration.run(args);
        else SpringApplication.run(Desk.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
