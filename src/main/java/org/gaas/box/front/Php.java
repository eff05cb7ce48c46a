package org.gaas.box.front;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** PHP, where this machine has it. */
final class Php {
    private Php() {}

    static Optional<Path> find() {
        return Stream.of("/usr/bin/php-cgi", "/usr/local/bin/php-cgi")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
