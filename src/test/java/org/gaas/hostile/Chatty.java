package org.gaas.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Makes parts of the desk tell everything, as an operator would who looks for a mistake. */
final class Chatty implements AutoCloseable {
    private final Map<Logger, Level> before = new LinkedHashMap<>();

    Chatty(String... names) {
        for (var name : List.of(names)) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.DEBUG);
        }
    }

    @Override
    public void close() {
        before.forEach(Logger::setLevel);
    }
}
