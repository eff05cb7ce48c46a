package org.gaas.fleet;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gaas.engine.InvalidInput;

/**
 * What servers have by their platform: one adapter of a port for each.
 *
 * @param <A> the port
 */
public final class Adapters<A> {
    private final String what;
    private final Map<String, A> byPlatform;

    /**
     * @param what the port, for people: {@code "web server"}
     * @param platform the name of the platform that an adapter is for
     * @throws IllegalStateException when two are for the same
     */
    public Adapters(String what, List<A> all, Function<A, String> platform) {
        this.what = what;
        this.byPlatform = all.stream().collect(toUnmodifiableMap(platform, identity()));
    }

    /**
     * The adapter for this server.
     *
     * @throws InvalidInput {@code PLATFORM_UNKNOWN}
     */
    public A on(Server server) {
        var adapter = byPlatform.get(server.platform());
        if (adapter != null) return adapter;
        throw new InvalidInput(
                "platform",
                "PLATFORM_UNKNOWN",
                "the server " + server.name() + " is of platform '" + server.platform() + "', of which no " + what
                        + " is known; known are "
                        + byPlatform.keySet().stream().sorted().collect(joining(", ")));
    }
}
