package org.gaas.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** The customer's contact says by a link that a production is to have other names. */
@Component
class NamesByLink implements LinkedDecision {
    private final NamesChanges changes;
    private final NamesPlan plan;
    private final Installations installations;
    private final CustomersPage page;

    NamesByLink(NamesChanges changes, NamesPlan plan, Installations installations, CustomersPage page) {
        this.changes = changes;
        this.plan = plan;
        this.installations = installations;
        this.page = page;
    }

    @Override
    public String process() {
        return ChangeNamesProcess.KEY;
    }

    @Override
    public String task() {
        return CustomersAnswers.NAMES;
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return changes.of(processInstance)
                .flatMap(one -> page.asked(installations.numbered(one.production()), plan.asked(one)));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var change = changes.of(processInstance).orElseThrow();
        return page.question(
                language,
                "names",
                installations.numbered(change.production()),
                List.of(
                        CustomersPage.row(language, "names.now", words(change.before(), language)),
                        CustomersPage.row(language, "names.then", words(change.wanted(), language))));
    }

    private static List<String> words(Named names, Language language) {
        return Stream.concat(
                        names.serving().stream(),
                        names.leading().entrySet().stream()
                                .map(one -> CustomersPage.say(language, "names.leads", one.getKey(), one.getValue())))
                .toList();
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        return page.answers(given, LifeVars.NAMES_REFUSED);
    }
}
