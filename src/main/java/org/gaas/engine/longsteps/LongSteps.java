package org.gaas.engine.longsteps;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gaas.engine.LongStep;

/** The long steps by the topic that they serve. */
class LongSteps {
    private final Map<String, LongStep> byTopic;

    LongSteps(Map<String, LongStep> beans) {
        byTopic = beans.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(bean -> topicOf(bean.getKey()), Map.Entry::getValue));
    }

    /** {@code shipRelease} serves {@code ship-release}. */
    static String topicOf(String bean) {
        return bean.replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    Set<String> topics() {
        return byTopic.keySet();
    }

    LongStep serving(String topic) {
        return byTopic.get(topic);
    }
}
