package org.gaas.production;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.gaas.contacts.Contact;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of production's life that no other module declares. */
@Configuration(proxyBeanMethods = false)
public class ProductionVars {
    /** The number of what was asked for ({@link ProductionOrder}). */
    public static final Var<Long> ORDER = Var.number("productionOrder");

    /** The half beside production. */
    public static final Var<InstallationId> ACCEPTANCE =
            Var.text("acceptance").as(InstallationId::new, InstallationId::value);

    public static final Var<Long> ACCEPTANCE_NUMBER = Var.number("acceptanceNumber");

    /** When somebody is there for the customer, as the policy names it: {@code 5x8}. */
    public static final Var<String> AVAILABILITY = Var.text("availability");

    /** Who works for it: names of users with commas or lines between them. */
    public static final Var<List<String>> DEVELOPERS =
            Var.text("developers").as(ProductionVars::users, users -> String.join(", ", users));

    /** When the customer wants it to be open. */
    public static final Var<LocalDate> WISHED = Var.text("wishedDate").as(ProductionVars::day, LocalDate::toString);

    /** Whether the set-up data of the project's trial goes on. */
    public static final Var<String> SET_UP_DATA = Var.choice("setUpData", "trial", "none");

    /** What of the trial goes on, for people. */
    public static final Var<String> SET_UP_TEXT = Var.text("setUpText");

    /** What is said when the trial is gone whose set-up data should go on. */
    public static final Var<String> SET_UP_DECISION = Var.choice("setUpDecision", "again", "without", "withdraw");

    /** What is offered, for people. */
    public static final Var<String> QUOTE_TEXT = Var.text("quoteText");

    /** Whether the customer accepted a quote of these prices already. */
    public static final Var<Boolean> QUOTE_ACCEPTED = Var.flag("quoteAccepted");

    public static final Var<String> QUOTE_ANSWER = Var.choice("quoteAnswer", "accept", "refuse");

    /** Who answered, as they call themselves. */
    public static final Var<String> QUOTE_BY = Var.line("quoteBy", 400);

    /** The customer's own number for it. */
    public static final Var<String> QUOTE_ORDER_NUMBER = Var.line("quoteOrderNumber", 400);

    /** Why it was refused. */
    public static final Var<String> QUOTE_REASON = Var.line("quoteReason", 400);

    /** What was asked for, for people. */
    public static final Var<String> ORDER_TEXT = Var.text("orderText");

    /** The customer, for people: without any meaning for a form. */
    public static final Var<String> CUSTOMER_TEXT = Var.text("customerText");

    /** How full servers are, for people. */
    public static final Var<String> CAPACITY = Var.text("capacity");

    /** What hosting says to a request. */
    public static final Var<String> PLACEMENT = Var.choice("placement", "approve", "return", "refuse");

    public static final Var<ServerName> PRODUCTION_SERVER =
            Var.text("productionServer").as(ServerName::new, ServerName::value);

    public static final Var<ServerName> ACCEPTANCE_SERVER =
            Var.text("acceptanceServer").as(ServerName::new, ServerName::value);

    /** Whether a developer who is named has no agreement for it. */
    public static final Var<Boolean> AGREEMENTS_MISSING = Var.flag("agreementsMissing");

    /** Which of them have none, for people. */
    public static final Var<String> DEVELOPERS_ASKED = Var.text("developersAsked");

    /** What a manager says to them. */
    public static final Var<String> DEVELOPERS_ANSWER = Var.choice("developersAnswer", "agree", "without");

    /** Why it is set up without them. */
    public static final Var<String> DEVELOPERS_REASON = Var.line("developersReason", 400);

    /** Why hosting returns or refuses a request. */
    public static final Var<String> PLACEMENT_REASON = Var.line("placementReason", 400);

    /** What whoever asked says to a request that came back. */
    public static final Var<String> REVISION = Var.choice("revision", "send", "withdraw");

    /** Whether all names lead to us. */
    public static final Var<Boolean> NAMES_RIGHT = Var.flag("namesRight");

    /** Where names lead, and where they must lead, for people. */
    public static final Var<String> NAMES_FOUND = Var.text("namesFound");

    /** When names are looked at again: a moment in ISO 8601, for the timer. */
    public static final Var<String> NEXT_LOOK = Var.text("nextLook");

    /** What the developer says to acceptance. */
    public static final Var<String> SIGN_OFF = Var.choice("signOff", "accept", "withdraw");

    public static final Var<String> REMARKS = Var.text("remarks");

    /** What is said to what can't be set up, or does not answer as it should: a trial, or half of a production. */
    public static final Var<String> SET_UP_MENDING = Var.choice("setUpMending", "again", "giveUp");

    /** What is said to a production that does not answer as it should. */
    public static final Var<String> OPENING_MENDING = Var.choice("openingMending", "again", "withdraw");

    @Bean
    Vars lifeOfProduction() {
        return Vars.of(
                ORDER,
                ACCEPTANCE,
                ACCEPTANCE_NUMBER,
                Hosts.HOSTS,
                Contact.CONTACT,
                AVAILABILITY,
                DEVELOPERS,
                WISHED,
                SET_UP_DATA,
                SET_UP_TEXT,
                SET_UP_DECISION,
                QUOTE_TEXT,
                QUOTE_ACCEPTED,
                QUOTE_ANSWER,
                QUOTE_BY,
                QUOTE_ORDER_NUMBER,
                QUOTE_REASON,
                ORDER_TEXT,
                CUSTOMER_TEXT,
                CAPACITY,
                PLACEMENT,
                PRODUCTION_SERVER,
                ACCEPTANCE_SERVER,
                AGREEMENTS_MISSING,
                DEVELOPERS_ASKED,
                DEVELOPERS_ANSWER,
                DEVELOPERS_REASON,
                PLACEMENT_REASON,
                REVISION,
                NAMES_RIGHT,
                NAMES_FOUND,
                NEXT_LOOK,
                SIGN_OFF,
                REMARKS,
                SET_UP_MENDING,
                OPENING_MENDING);
    }

    @Bean
    MayStart developersAskForProduction() {
        return new MayStart(Role.DEVELOPERS, "onboard-production");
    }

    private static List<String> users(String written) {
        return Arrays.stream(written.split("[,\\s]+"))
                .filter(user -> !user.isEmpty())
                .distinct()
                .toList();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException no) {
            throw new InvalidInput("wishedDate", "DATE_INVALID", "must be a day like 2027-01-31");
        }
    }
}
