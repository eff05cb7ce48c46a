package org.gaas.engine;

/**
 * Knows where a mistake costs most. There, a failed step is left out only when a second person agrees. A bean of the
 * module that knows what processes are about; when there are several, one is enough.
 */
@FunctionalInterface
public interface Stakes {
    /**
     * @param businessKey what the process is about; the answer for what nobody knows is yes
     */
    boolean high(String businessKey);
}
