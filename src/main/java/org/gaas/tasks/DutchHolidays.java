package org.gaas.tasks;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays of the Netherlands, which are those of the law on terms (Algemene termijnenwet, article 3), with
 * Easter and Pentecost themselves: New Year, Easter, King's Day, Ascension Day, Pentecost, Christmas. Good Friday is
 * none: the law says so for terms only, and offices are open. Liberation Day is what was agreed on.
 */
final class DutchHolidays implements Holidays {
    /** When the 5th of May is a day off. The law leaves that to employers and unions. */
    enum LiberationDay {
        YEARLY,
        /** Every fifth year: 2025, 2030. Advice of the Stichting van de Arbeid, which most collective agreements follow. */
        LUSTRUM,
        NEVER;

        boolean isOff(int year) {
            return this == YEARLY || this == LUSTRUM && year % 5 == 0;
        }
    }

    private static final String LIBERATION = "LIBERATION";

    private final LiberationDay liberation;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    DutchHolidays(LiberationDay liberation) {
        this.liberation = liberation;
    }

    @Override
    public boolean includes(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::in).contains(day);
    }

    private Set<LocalDate> in(int year) {
        return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS))
                .getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY)
                .stream()
                .filter(day -> !day.getPropertiesKey().equals(LIBERATION) || liberation.isOff(year))
                .map(Holiday::getDate)
                .collect(toUnmodifiableSet());
    }
}
