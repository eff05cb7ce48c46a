package org.gaas.life;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of a production's later life that no other module declares. */
@Configuration(proxyBeanMethods = false)
public class LifeVars {
    /** Who at the customer wants it so, when and why. */
    public static final Var<String> REASON = Var.line("customersWord", 400);

    /** Whether the customer said that it is so; else the customer is asked. */
    public static final Var<Boolean> CUSTOMER_HEARD = Var.flag("customerHeard");

    /** What the customer says. */
    public static final Var<String> CUSTOMERS_ANSWER = Var.choice("customersAnswer", "accept", "refuse");

    /** From which day on nobody is let in. */
    public static final Var<LocalDate> CLOSING =
            Var.text("closingDay").as(text -> day("closingDay", text), LocalDate::toString);

    /** For how many days the archive is kept. */
    public static final Var<Long> KEEP_DAYS = Var.number("keepDays");

    /** The number of what was asked for ({@link Offboarding}). */
    public static final Var<Long> OFFBOARDING = Var.number("offboarding");

    /** When nobody is let in any more: a moment in ISO 8601, for the timer. */
    public static final Var<String> CLOSES_AT = Var.text("closesAt");

    /** What was asked for, for people. */
    public static final Var<String> OFFBOARDING_TEXT = Var.text("offboardingText");

    /** What was packed, for people. */
    public static final Var<String> ARCHIVE_TEXT = Var.text("archiveText");

    /** What hosting says. */
    public static final Var<String> REMOVAL_APPROVAL = Var.choice("removalApproval", "approve", "refuse");

    /** What a manager says. */
    public static final Var<String> REMOVAL_CONFIRMATION = Var.choice("removalConfirmation", "approve", "refuse");

    /** Why one of them refuses. */
    public static final Var<String> REMOVAL_REFUSED = Var.line("removalRefused", 400);

    /** What becomes of the data. */
    public static final Var<String> DATA_HANDING = Var.choice("dataHanding", "handedOver", "notWanted", "withdraw");

    /** Who took the data, when and how; or who said that nobody wants it. */
    public static final Var<String> RECEIPT = Var.line("receipt", 400);

    /** Names to answer under too, one a line. */
    public static final Var<String> ADD_NAMES = Var.text("addNames");

    /** Names that lead on to others: {@code old.example > new.example}, one a line. */
    public static final Var<String> RENAMES = Var.text("renames");

    /** Names to answer under no more, one a line. */
    public static final Var<String> DROP_NAMES = Var.text("dropNames");

    /** The number of what was asked for ({@link NamesChange}). */
    public static final Var<Long> NAMES_CHANGE = Var.number("namesChange");

    /** What was asked for, for people. */
    public static final Var<String> NAMES_TEXT = Var.text("namesText");

    /** What hosting says to names. */
    public static final Var<String> NAMES_APPROVAL = Var.choice("namesApproval", "approve", "refuse");

    /** Why it refuses. */
    public static final Var<String> NAMES_REFUSED = Var.line("namesRefused", 400);

    /** What is said to names that could not be changed. */
    public static final Var<String> NAMES_MENDING = Var.choice("namesMending", "again", "giveUp");

    /** Whether another certificate has to be come by. */
    public static final Var<Boolean> CERTIFICATE_NEEDED = Var.flag("certificateNeeded");

    /** The number of what was asked for ({@link AvailabilityChange}). */
    public static final Var<Long> AVAILABILITY_CHANGE = Var.number("availabilityChange");

    /** From which day on somebody is there at other times. */
    public static final Var<LocalDate> SINCE =
            Var.text("sinceDay").as(text -> day("sinceDay", text), LocalDate::toString);

    /** When it becomes so: a moment in ISO 8601, for the timer. */
    public static final Var<String> SINCE_AT = Var.text("sinceAt");

    /** What was asked for, for people. */
    public static final Var<String> AVAILABILITY_TEXT = Var.text("availabilityText");

    /** What hosting says to it. */
    public static final Var<String> AVAILABILITY_APPROVAL = Var.choice("availabilityApproval", "approve", "refuse");

    /** Why it refuses. */
    public static final Var<String> AVAILABILITY_REFUSED = Var.line("availabilityRefused", 400);

    /** Why releases come from elsewhere. */
    public static final Var<String> REPOSITORY_REASON = Var.line("repositoryReason", 400);

    /** The number of what was asked for ({@link RepositoryChange}). */
    public static final Var<Long> REPOSITORY_CHANGE = Var.number("repositoryChange");

    /** What the other repository has of what runs, for people. */
    public static final Var<String> REPOSITORY_TEXT = Var.text("repositoryText");

    /** Who decides on it. */
    public static final Var<String> REPOSITORY_DECIDED_BY =
            Var.choice("repositoryDecidedBy", "hosting", "requester", "nobody");

    /** What hosting says to it, or developers where hosting is not asked. */
    public static final Var<String> REPOSITORY_DECISION = Var.choice("repositoryDecision", "approve", "refuse");

    /** Why hosting refuses. */
    public static final Var<String> REPOSITORY_REFUSED = Var.line("repositoryRefused", 400);

    @Bean
    Vars laterLifeOfProduction() {
        return Vars.of(
                REASON,
                CUSTOMER_HEARD,
                CUSTOMERS_ANSWER,
                CLOSING,
                KEEP_DAYS,
                OFFBOARDING,
                CLOSES_AT,
                OFFBOARDING_TEXT,
                ARCHIVE_TEXT,
                REMOVAL_APPROVAL,
                REMOVAL_CONFIRMATION,
                REMOVAL_REFUSED,
                DATA_HANDING,
                RECEIPT,
                ADD_NAMES,
                RENAMES,
                DROP_NAMES,
                NAMES_CHANGE,
                NAMES_TEXT,
                NAMES_APPROVAL,
                NAMES_REFUSED,
                NAMES_MENDING,
                CERTIFICATE_NEEDED,
                AVAILABILITY_CHANGE,
                SINCE,
                SINCE_AT,
                AVAILABILITY_TEXT,
                AVAILABILITY_APPROVAL,
                AVAILABILITY_REFUSED,
                REPOSITORY_REASON,
                REPOSITORY_CHANGE,
                REPOSITORY_TEXT,
                REPOSITORY_DECIDED_BY,
                REPOSITORY_DECISION,
                REPOSITORY_REFUSED);
    }

    @Bean
    MayStart managersChangeAvailability() {
        return new MayStart(Role.MANAGERS, "change-availability");
    }

    @Bean
    MayStart developersChangeNames() {
        return new MayStart(Role.DEVELOPERS, "change-names");
    }

    @Bean
    MayStart hostingChangesNames() {
        return new MayStart(Role.HOSTING, "change-names");
    }

    @Bean
    MayStart developersChangeRepositories() {
        return new MayStart(Role.DEVELOPERS, ChangeRepositoryProcess.KEY);
    }

    @Bean
    MayStart hostingChangesRepositories() {
        return new MayStart(Role.HOSTING, ChangeRepositoryProcess.KEY);
    }

    @Bean
    MayStart hostingEndsProductions() {
        return new MayStart(Role.HOSTING, "offboard-production");
    }

    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException no) {
            throw new InvalidInput(field, "DATE_INVALID", "must be a day like 2027-01-31");
        }
    }
}
