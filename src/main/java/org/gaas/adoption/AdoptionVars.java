package org.gaas.adoption;

import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.MayStart;
import org.gaas.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of adoptions that no other module declares. */
@Configuration(proxyBeanMethods = false)
public class AdoptionVars {
    /** Where the site runs now, and who answers for it there. */
    public static final Var<String> OLD_PLACE = Var.line("oldPlace", 400);

    /** What of its settings should be kept, for people. */
    public static final Var<String> SETTINGS_KEPT = Var.text("settingsKept");

    /** The number of what was asked for ({@link Adoption}). */
    public static final Var<Long> ADOPTION = Var.number("adoption");

    /** Whether nobody works with the old site any more, so that what was compared is the last there was. */
    public static final Var<Boolean> LAST_EXPORT = Var.flag("lastExport");

    /** What hosting says. */
    public static final Var<String> APPROVAL = Var.choice("adoptionApproval", "approve", "refuse");

    /** Why it refuses. */
    public static final Var<String> REFUSED = Var.line("adoptionRefused", 400);

    /** Whether an export was brought. */
    public static final Var<String> EXPORT_ANSWER = Var.choice("exportAnswer", "brought", "oldGoesOn", "giveUp");

    /** What is said to a comparison. */
    public static final Var<String> COMPARISON_ANSWER =
            Var.choice("comparisonAnswer", "accept", "again", "oldGoesOn", "giveUp");

    /** Why differences are accepted. */
    public static final Var<String> DIFFERENCES_REASON = Var.line("differencesReason", 400);

    /** Whether the old site is closed. */
    public static final Var<String> OLD_SITE_ANSWER = Var.choice("oldSiteAnswer", "closed", "again", "giveUp");

    /** Who took the old site into maintenance, and how it was seen. */
    public static final Var<String> OLD_SITE_WORDS = Var.line("oldSiteWords", 400);

    /** What was asked for, for people. */
    public static final Var<String> ADOPTION_TEXT = Var.text("adoptionText");

    /** What is to be brought, and where to; for people. */
    public static final Var<String> EXPORT_TEXT = Var.text("exportText");

    /** How the last export compares, for people. */
    public static final Var<String> COMPARISON_TEXT = Var.text("comparisonText");

    @Bean
    Vars adoptionsOfSites() {
        return Vars.of(
                OLD_PLACE,
                SETTINGS_KEPT,
                ADOPTION,
                LAST_EXPORT,
                APPROVAL,
                REFUSED,
                EXPORT_ANSWER,
                COMPARISON_ANSWER,
                DIFFERENCES_REASON,
                OLD_SITE_ANSWER,
                OLD_SITE_WORDS,
                ADOPTION_TEXT,
                EXPORT_TEXT,
                COMPARISON_TEXT);
    }

    @Bean
    MayStart developersAdoptSites() {
        return new MayStart(Role.DEVELOPERS, AdoptInstallationProcess.KEY);
    }

    @Bean
    MayStart hostingAdoptsSites() {
        return new MayStart(Role.HOSTING, AdoptInstallationProcess.KEY);
    }
}
