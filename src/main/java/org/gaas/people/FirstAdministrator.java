package org.gaas.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account that a new desk starts with, when nobody is an administrator yet. There is no default password: without
 * one in the environment or in a file, no account is made.
 *
 * @param name letters and digits
 * @param password mostly from the environment ({@code GAAS_FIRSTADMINISTRATOR_PASSWORD}); at least 12 characters
 * @param passwordFile a file whose first line is the password, when it should not be in the environment
 */
@ConfigurationProperties("gaas.first-administrator")
record FirstAdministrator(String name, String password, Path passwordFile) {

    boolean isConfigured() {
        return name != null && !name.isBlank();
    }

    /**
     * @throws IllegalStateException when there is none, or one that is too short; start-up stops with this sentence
     */
    String secret() {
        var secret = Optional.ofNullable(passwordFile)
                .map(FirstAdministrator::firstLine)
                .orElse(password);
        if (secret == null || secret.length() < 12)
            throw new IllegalStateException("The first administrator needs a password of at least 12 characters: set"
                    + " gaas.first-administrator.password-file or gaas.first-administrator.password");
        return secret;
    }

    @Override
    public String toString() {
        return "FirstAdministrator[" + name + "]";
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The password file of the first administrator can't be read", unreadable);
        }
    }
}
