package org.gaas.engine;

import java.time.LocalDate;
import java.util.Optional;

/** Knows until when somebody wanted a process to be done. */
@FunctionalInterface
public interface WishedDay {
    /** Empty when nobody named a day, or this bean knows nothing about the process instance. */
    Optional<LocalDate> of(String processInstance);
}
