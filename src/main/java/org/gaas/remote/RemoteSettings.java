package org.gaas.remote;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk reaches servers.
 *
 * @param key the file with the desk's private key, used for servers that name no other
 * @param connectTimeout for the network
 * @param loginTimeout for keys and login
 * @param commandTimeout for commands and converging, unless they say otherwise
 * @param lockTimeout how long a change waits for another on the same server
 * @param idleTimeout after which a session that nobody uses is closed
 * @param keepalive how often the desk asks whether a session lives; three missing answers end it
 */
@ConfigurationProperties("gaas.remote")
public record RemoteSettings(
        Path key,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration loginTimeout,
        @DefaultValue("45s") Duration commandTimeout,
        @DefaultValue("10s") Duration lockTimeout,
        @DefaultValue("10m") Duration idleTimeout,
        @DefaultValue("15s") Duration keepalive) {

    /** The usual settings, for code that is not configured by Spring. */
    public static RemoteSettings usual(Path key) {
        return new RemoteSettings(
                key,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(45),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                Duration.ofSeconds(15));
    }
}
