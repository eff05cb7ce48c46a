package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of access that is asked for, taken back and looked over, and who may begin that in Tasklist. */
@Configuration(proxyBeanMethods = false)
public class AccessVars {
    private static final int LINE = 500;

    public static final Var<String> DEVELOPER = Var.line("accessDeveloper", 64);

    /** Names with commas, spaces or lines between them. */
    public static final Var<List<ProjectName>> PROJECTS =
            Var.text("accessProjects").as(AccessVars::projects, AccessVars::text);

    public static final Var<EnvironmentName> ENVIRONMENT =
            Var.text("accessEnvironment").as(EnvironmentName::new, EnvironmentName::value);

    public static final Var<String> WHY = Var.line("accessWhy", LINE);

    /** The last day. */
    public static final Var<LocalDate> UNTIL = day("accessUntil");

    /** Whether somebody on call decides alone, and others look afterwards. */
    public static final Var<Boolean> EMERGENCY = Var.flag("accessEmergency");

    /** The number of what was asked for ({@link AccessRequest}). */
    public static final Var<Long> REQUEST = Var.number("accessRequest");

    /** Who has to decide. */
    public static final Var<String> DECIDED_BY = Var.choice("accessDecidedBy", "agreement", "people", "onCall");

    /** Who, and what, for lists of tasks. */
    public static final Var<String> SUBJECT = Var.text("accessSubject");

    /** What is asked for, for people. */
    public static final Var<String> SHOWN = Var.text("accessText");

    /** When it ends: a moment in ISO 8601, for the timer. */
    public static final Var<String> ENDS = Var.text("accessEnds");

    /** What hosting says. */
    public static final Var<String> ANSWER = Var.choice("accessAnswer", "grant", "refuse");

    /** What the customer says. */
    public static final Var<String> CONSENT = Var.choice("accessConsent", "consent", "refuse");

    /** Who at the customer, when and how. */
    public static final Var<String> CONSENT_BY = Var.line("accessConsentBy", LINE);

    /** The first day of an agreement. */
    public static final Var<LocalDate> AGREED_FROM = day("agreementFrom");

    /** The last day of an agreement. */
    public static final Var<LocalDate> AGREED_UNTIL = day("agreementUntil");

    /** Why the customer agrees to none. */
    public static final Var<String> NOT_AGREED = Var.line("agreementRefused", LINE);

    /** What is said to an emergency afterwards. */
    public static final Var<String> SECOND_LOOK = Var.choice("secondLook", "right", "notRight");

    public static final Var<String> LOOK_NOTE = Var.line("secondLookNote", LINE);

    /** The number of what is looked over ({@link Review}). */
    public static final Var<Long> REVIEW = Var.number("accessReview");

    /** What managers say to a list of access. */
    public static final Var<String> REVIEWED = Var.choice("accessReviewed", "all", "some");

    /** Which lines of it are kept: numbers, with commas or lines between them. */
    public static final Var<String> KEPT = Var.text("accessKept");

    /** What becomes of what nobody granted. */
    public static final Var<String> REMEDY = Var.choice("findingsRemedy", "take", "agreement", "look");

    /** Whether nothing is left that nobody granted. */
    public static final Var<Boolean> FOUND_NOTHING = Var.flag("findingsGone");

    /** What managers say to people who reach something without an agreement. */
    public static final Var<String> AGREED = Var.choice("findingsAgreed", "made", "none");

    /** Who asked; set by the engine itself at the start, and declared where the other processes begin. */
    public static final Var<String> REQUESTER = Var.text("requester");

    /** Why something was refused; declared where the other processes are. */
    public static final Var<String> REFUSAL = Var.text("refusal");

    @Bean
    Vars accessAskedFor() {
        return Vars.of(
                DEVELOPER,
                PROJECTS,
                ENVIRONMENT,
                WHY,
                UNTIL,
                EMERGENCY,
                REQUEST,
                DECIDED_BY,
                SUBJECT,
                SHOWN,
                ENDS,
                ANSWER,
                CONSENT,
                CONSENT_BY,
                AGREED_FROM,
                AGREED_UNTIL,
                NOT_AGREED,
                SECOND_LOOK,
                LOOK_NOTE,
                REVIEW,
                REVIEWED,
                KEPT,
                REMEDY,
                FOUND_NOTHING,
                AGREED);
    }

    @Bean
    MayStart developersAskForAccess() {
        return new MayStart(Role.DEVELOPERS, GrantAccessProcess.PROCESS);
    }

    @Bean
    MayStart onCallGivesAccess() {
        return new MayStart(Role.ONCALL, GrantAccessProcess.PROCESS);
    }

    @Bean
    MayStart developersTakeAccessBack() {
        return new MayStart(Role.DEVELOPERS, RevokeAccessProcess.PROCESS);
    }

    @Bean
    MayStart hostingTakesAccessBack() {
        return new MayStart(Role.HOSTING, RevokeAccessProcess.PROCESS);
    }

    @Bean
    MayStart onCallTakesAccessBack() {
        return new MayStart(Role.ONCALL, RevokeAccessProcess.PROCESS);
    }

    @Bean
    MayStart managersMakeAgreements() {
        return new MayStart(Role.MANAGERS, MakeAgreementProcess.PROCESS);
    }

    @Bean
    MayStart managersTakeAccessBack() {
        return new MayStart(Role.MANAGERS, RevokeAccessProcess.PROCESS);
    }

    private static List<ProjectName> projects(String written) {
        return Arrays.stream(written.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(ProjectName::new)
                .toList();
    }

    private static String text(List<ProjectName> projects) {
        return projects.stream().map(ProjectName::value).collect(joining(", "));
    }

    private static Var<LocalDate> day(String name) {
        return Var.text(name).as(text -> day(name, text), LocalDate::toString);
    }

    /**
     * A day of this century or one of the next.
     *
     * @throws InvalidInput {@code DATE_INVALID}
     */
    public static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 3000) return day;
        } catch (DateTimeException noDate) {
            // told below
        }
        throw new InvalidInput(field, "DATE_INVALID", "must be a day such as 2027-11-30");
    }
}
