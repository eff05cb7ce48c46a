package org.gaas.engine;

import java.net.URI;
import java.util.Optional;

/** Knows where the things answer that processes are about. A bean of the module that knows sites. */
@FunctionalInterface
public interface WhereItAnswers {
    /**
     * @param businessKey what a process is about
     * @return empty while nobody can know it yet, and when there is nothing that answers
     */
    Optional<URI> urlOf(String businessKey);
}
