package org.gaas.engine.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the engine, below {@code gaas}.
 *
 * @param node the name of this node of the desk; stays the same through restarts, differs between nodes
 * @param retries how long to wait before each further attempt of a failed step
 * @param attempts how often a step may end without a word, killing the node, before a person is asked
 * @param history how many days a finished process is kept (NEN 7513: at least five years)
 * @param webConnections database connections set aside for the web
 * @param longSteps how long steps are served
 */
@ConfigurationProperties("gaas")
public record EngineSettings(
        @DefaultValue("desk") String node,
        @DefaultValue({"PT1M", "PT10M", "PT1H"}) List<Duration> retries,
        @DefaultValue("3") int attempts,
        @DefaultValue("1830") int history,
        @DefaultValue("8") int webConnections,
        @DefaultValue LongSteps longSteps) {

    /**
     * How long steps are served.
     *
     * @param threads how many are looked at in the same moment
     * @param atOnce how many may run at the same time on this node
     * @param lock after how long without a sign of this node another one takes over
     * @param poll how often to look when nothing says that there is something new
     */
    public record LongSteps(
            @DefaultValue("4") int threads,
            @DefaultValue("40") int atOnce,
            @DefaultValue("PT20S") Duration lock,
            @DefaultValue("PT1S") Duration poll) {}

    public EngineSettings {
        if (!node.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
            throw new IllegalArgumentException(
                    "gaas.node: letters, digits, dots and hyphens only, at most 64, not '" + node + "'");
        if (retries.isEmpty()) throw new IllegalArgumentException("gaas.retries: at least one wait, like PT1M");
        if (retries.stream().anyMatch(wait -> wait.isNegative() || wait.isZero()))
            throw new IllegalArgumentException("gaas.retries: each wait must be longer than nothing, not " + retries);
        if (attempts < 1) throw new IllegalArgumentException("gaas.attempts: at least 1, not " + attempts);
    }
}
