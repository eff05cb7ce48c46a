package org.gaas.tasks;

import java.time.LocalDate;

/** The days on which nobody works, weekends aside. */
@FunctionalInterface
public interface Holidays {
    boolean includes(LocalDate day);
}
