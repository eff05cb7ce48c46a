package org.gaas.box;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the box, {@code gaas.box.*}.
 *
 * @param enabled the box starts only when this is true; production never sets it
 * @param fresh forgets everything of the last time first
 * @param trial installs a first trial when the desk is up, and tells where to look
 * @param ports fixed ports by name: prod1, acc1, trial1, build1, database, front; the others are chosen free and kept
 * @param binaries where the database's programs are unpacked, once; below the home when it is not set
 * @param scriptTimeout how long a script of an installation may take to answer
 */
@ConfigurationProperties("gaas.box")
public record BoxSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean fresh,
        @DefaultValue("true") boolean trial,
        @DefaultValue Map<String, Integer> ports,
        Path binaries,
        @DefaultValue("60s") Duration scriptTimeout) {

    public BoxSettings {
        ports = ports == null ? Map.of() : Map.copyOf(ports);
        binaries = binaries == null ? null : binaries.toAbsolutePath();
    }
}
