package org.gaas.tasks;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are there for customers with the availability {@code 5x8}.
 *
 * @param from when they begin, in {@code gaas.zone}
 * @param until when they stop
 * @param liberationDay when the 5th of May is a day off
 */
@ConfigurationProperties("gaas.calendar")
record CalendarSettings(
        @DefaultValue("09:00") LocalTime from,
        @DefaultValue("17:00") LocalTime until,
        @DefaultValue("lustrum") DutchHolidays.LiberationDay liberationDay) {}
