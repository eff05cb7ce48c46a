package org.gaas.onboarding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of a trial's life that no other module declares, and who may begin one in Tasklist. */
@Configuration(proxyBeanMethods = false)
public class OnboardingVars {
    /** Who asked; set by the engine itself at the start. */
    public static final Var<String> REQUESTER = Var.text("requester");

    /** Whether invented data is loaded. */
    public static final Var<Boolean> SAMPLE_DATA = Var.flag("sampleData");

    /** The last day that somebody wants a trial to have. */
    public static final Var<LocalDate> EXPIRY = Var.text("expiry").as(OnboardingVars::day, LocalDate::toString);

    /** The last day that a trial has. */
    public static final Var<LocalDate> LAST_DAY = Var.text("lastDay").as(OnboardingVars::day, LocalDate::toString);

    /** When to ask about the expiry: a moment in ISO 8601, for the timer. */
    public static final Var<String> ASK_AT = Var.text("askAt");

    /** When the trial ends: a moment in ISO 8601, for the timer. */
    public static final Var<String> EXPIRES_AT = Var.text("expiresAt");

    /** What the last health check saw, for people. */
    public static final Var<String> HEALTH = Var.text("health");

    /** Why something was refused, or what is wrong; set by the boundary events. */
    public static final Var<String> REFUSAL = Var.text("refusal");

    /** What the developer says to a new trial. */
    public static final Var<String> CONFIRMATION = Var.choice("confirmation", "done", "remove");

    /** What the developer says to a trial that does not answer as it should, in trials that began before ADR 54. */
    public static final Var<String> MENDING = Var.choice("mending", "again", "remove");

    /** What the developer says to a trial that is about to end. */
    public static final Var<String> EXTENSION = Var.choice("extension", "extend", "end");

    @Bean
    Vars lifeOfATrial() {
        return Vars.of(
                REQUESTER,
                SAMPLE_DATA,
                EXPIRY,
                LAST_DAY,
                ASK_AT,
                EXPIRES_AT,
                HEALTH,
                REFUSAL,
                CONFIRMATION,
                MENDING,
                EXTENSION);
    }

    @Bean
    MayStart developersStartTrials() {
        return new MayStart(Role.DEVELOPERS, "onboard-trial");
    }

    @Bean
    MayStart developersStartDeployments() {
        return new MayStart(Role.DEVELOPERS, "deploy-release");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException no) {
            throw new InvalidInput("expiry", "DATE_INVALID", "must be a day like 2027-01-31");
        }
    }
}
