package org.gaas.tasks;

import java.time.LocalDate;

/**
 * That somebody does the tasks of somebody else for some days.
 *
 * @param absent whose tasks
 * @param person who does them
 * @param from the first day
 * @param until the last one
 * @param by who said so
 */
public record StandIn(long number, String absent, String person, LocalDate from, LocalDate until, String by) {}
