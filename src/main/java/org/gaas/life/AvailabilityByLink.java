package org.gaas.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.billing.PriceList;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Row;
import org.gaas.installations.Installations;
import org.gaas.production.OfferWords;
import org.springframework.stereotype.Component;

/** The customer's contact accepts by a link when somebody is there, and what it costs. */
@Component
class AvailabilityByLink implements LinkedDecision {
    private final Availabilities availabilities;
    private final AvailabilityPlan plan;
    private final PriceList prices;
    private final Installations installations;
    private final CustomersPage page;

    AvailabilityByLink(
            Availabilities availabilities,
            AvailabilityPlan plan,
            PriceList prices,
            Installations installations,
            CustomersPage page) {
        this.availabilities = availabilities;
        this.plan = plan;
        this.prices = prices;
        this.installations = installations;
        this.page = page;
    }

    @Override
    public String process() {
        return ChangeAvailabilityProcess.KEY;
    }

    @Override
    public String task() {
        return CustomersAnswers.AVAILABILITY;
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return availabilities
                .of(processInstance)
                .flatMap(one -> page.asked(installations.numbered(one.production()), plan.asked(one)));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var change = availabilities.of(processInstance).orElseThrow();
        var price = prices.of("hosting-" + change.availability());
        return page.question(
                language,
                "availability",
                installations.numbered(change.production()),
                List.of(
                        new Row(
                                CustomersPage.say(language, "availability.now"),
                                OfferWords.availability(change.before(), language)),
                        new Row(
                                CustomersPage.say(language, "availability.then"),
                                OfferWords.availability(change.availability(), language)),
                        new Row(
                                CustomersPage.say(language, "availability.from"),
                                CustomersPage.day(language, change.since())),
                        new Row(
                                CustomersPage.say(language, "availability.price"),
                                OfferWords.price(price.amount(), price.per(), language))));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        return page.answers(given, LifeVars.AVAILABILITY_REFUSED);
    }
}
