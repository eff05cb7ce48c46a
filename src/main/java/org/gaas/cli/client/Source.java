package org.gaas.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** One place where a desk, a user and passwords are written down; they belong together. */
record Source(Optional<URI> url, Map<String, String> values) {

    /** GAAS_URL, GAAS_USER, and GAAS_PASSWORD or the first line of GAAS_PASSWORD_FILE. */
    static Source environment(Map<String, String> environment) {
        var url = filled(environment.get("GAAS_URL")).map(text -> Account.address(text, "GAAS_URL"));
        var password = filled(environment.get("GAAS_PASSWORD"))
                .or(() -> filled(environment.get("GAAS_PASSWORD_FILE")).map(Source::firstLine));
        return new Source(
                url,
                Map.of(
                        "user", filled(environment.get("GAAS_USER")).orElse(""),
                        "password", password.orElse("")));
    }

    /** Properties {@code url}, {@code user}, {@code password}; {@code password.NAME} for others than the user. */
    static Source file(Path file) {
        mustBePrivate(file);
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
        var url = filled(properties.getProperty("url")).map(text -> Account.address(text, "url in " + file));
        var values = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        return new Source(url, values);
    }

    boolean isComplete() {
        return url.isPresent() && user().flatMap(this::passwordOf).isPresent();
    }

    boolean isAbout(URI desk) {
        return url.isEmpty() || url.get().equals(desk);
    }

    Optional<String> user() {
        return filled(values.get("user"));
    }

    Optional<String> passwordOf(String name) {
        return filled(values.get("password." + name)).or(() -> filled(values.get("password"))
                .filter(any -> user().orElse(name).equals(name)));
    }

    /** Of a demo: what makes the codes of this person's second factor. */
    Optional<String> secretOf(String name) {
        return filled(values.get("secret." + name));
    }

    private static Optional<String> filled(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static String firstLine(String name) {
        var file = Path.of(name);
        mustBePrivate(file);
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Objects.requireNonNullElse(lines.readLine(), "");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void mustBePrivate(Path file) {
        try {
            var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (permissions.endsWith("------")) return;
            throw Trouble.of(
                    Trouble.Kind.INPUT,
                    "a password that others can read",
                    file.toString(),
                    "its permissions are " + permissions,
                    "chmod 600 '" + file + "'; if others used this machine meanwhile, change the password");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Trouble unreadable(Path file, Exception cause) {
        return Trouble.of(
                Trouble.Kind.INPUT,
                "a configuration that can't be read",
                file.toString(),
                cause.getClass().getSimpleName(),
                "mend the file, or take it away");
    }
}
