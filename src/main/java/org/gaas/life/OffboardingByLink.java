package org.gaas.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Row;
import org.gaas.installations.Installations;
import org.gaas.sites.OwnNames;
import org.springframework.stereotype.Component;

/** The customer's contact says by a link that a production is to end. */
@Component
class OffboardingByLink implements LinkedDecision {
    private final Offboardings offboardings;
    private final OffboardingPlan plan;
    private final Installations installations;
    private final OwnNames names;
    private final CustomersPage page;

    OffboardingByLink(
            Offboardings offboardings,
            OffboardingPlan plan,
            Installations installations,
            OwnNames names,
            CustomersPage page) {
        this.offboardings = offboardings;
        this.plan = plan;
        this.installations = installations;
        this.names = names;
        this.page = page;
    }

    @Override
    public String process() {
        return OffboardProductionProcess.KEY;
    }

    @Override
    public String task() {
        return CustomersAnswers.OFFBOARDING;
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return offboardings
                .of(processInstance)
                .flatMap(one -> page.asked(installations.numbered(one.production()), plan.asked(one)));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var offboarding = offboardings.of(processInstance).orElseThrow();
        var production = installations.numbered(offboarding.production());
        return page.question(
                language,
                "end",
                production,
                List.of(
                        CustomersPage.row(language, "end.names", names.of(production)),
                        new Row(
                                CustomersPage.say(language, "end.closed"),
                                CustomersPage.day(language, offboarding.closing())),
                        new Row(
                                CustomersPage.say(language, "end.kept"),
                                CustomersPage.say(
                                        language, "end.kept.days", Integer.toString(offboarding.keepDays())))));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        return page.answers(given, LifeVars.REMOVAL_REFUSED);
    }
}
