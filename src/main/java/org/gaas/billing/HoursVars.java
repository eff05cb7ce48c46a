package org.gaas.billing;

import java.util.Optional;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The four fields at the end of every task form, and the wish that a process was started with. The fields belong to the
 * task: the process does not keep them.
 */
@Configuration(proxyBeanMethods = false)
public class HoursVars {
    /** How long it took; empty when the field was left open. */
    public static final Var<Optional<Spent>> HOURS = Var.text("hours")
            .as(HoursVars::optional, (Optional<Spent> spent) -> spent.map(Spent::toString)
                    .orElse(""))
            .ofTask();

    /** What kind of work; empty when nothing was chosen. */
    public static final Var<Optional<Activity>> ACTIVITY = Var.text("activity")
            .as(text -> filled(text).map(Activity::new), (Optional<Activity> chosen) -> chosen.map(Activity::value)
                    .orElse(""))
            .ofTask();

    public static final Var<Note> NOTE =
            Var.text("note").as(Note::new, Note::value).ofTask();

    /** The tick <em>no time to record</em>. */
    public static final Var<Boolean> NO_TIME = Var.flag("noTime").ofTask();

    /** What the person who started the process wants to find in the field {@code hours}: {@code --hours 0:20}. */
    public static final Var<Spent> HOURS_WISH = Var.text("hoursWish").as(Spent::parse, Spent::toString);

    @Bean
    Vars hoursDeclared() {
        return Vars.of(HOURS, ACTIVITY, NOTE, NO_TIME, HOURS_WISH);
    }

    private static Optional<Spent> optional(String text) {
        return filled(text).map(Spent::parse);
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(written -> !written.isBlank());
    }
}
