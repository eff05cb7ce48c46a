package org.gaas.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The calendars by what customers choose, with the names of the policy. */
@Component
@EnableConfigurationProperties(CalendarSettings.class)
public class Calendars {
    /** Office hours: what everybody has. */
    public static final String OFFICE = "5x8";

    /** Always somebody there. */
    public static final String ALWAYS = "24x7";

    private final Calendar office;
    private final Calendar always;

    Calendars(CalendarSettings settings, @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        office = Calendar.office(zone, settings.from(), settings.until(), new DutchHolidays(settings.liberationDay()));
        always = Calendar.always(zone);
    }

    /**
     * @param availability {@code 5x8} or {@code 24x7}
     */
    public Calendar of(String availability) {
        return switch (availability) {
            case OFFICE -> office;
            case ALWAYS -> always;
            default -> throw new IllegalArgumentException("no such availability: '" + availability + "'");
        };
    }

    /** Of several, the one that leaves least time: whoever is promised the most is served first. */
    public Calendar strictest(List<String> availabilities) {
        return of(availabilities.contains(ALWAYS) ? ALWAYS : OFFICE);
    }

    /** Reading the file of holidays takes a while; nobody should wait for it who gets the first task. */
    @EventListener
    void ready(ApplicationReadyEvent ready) {
        var reading = new Thread(() -> office.isOpen(Instant.EPOCH), "holidays");
        reading.setDaemon(true);
        reading.start();
    }
}
