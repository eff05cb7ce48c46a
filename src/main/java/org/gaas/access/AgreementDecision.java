package org.gaas.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Contacts;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.OutsideDoor;
import org.gaas.engine.Plan;
import org.gaas.engine.PlanSource;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.TaskRule;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the customer says to an agreement, by a link or as a manager who did not ask for it writes it down. Nobody writes an
 * answer down about oneself.
 */
@Component
class AgreementDecision implements PlanSource, TaskRule, TaskPrefill {
    static final String TASK = "Task_AcceptAgreement";

    private final AgreementRequests requests;
    private final AgreementWords words;
    private final Contacts contacts;

    AgreementDecision(AgreementRequests requests, AgreementWords words, Contacts contacts) {
        this.requests = requests;
        this.words = words;
        this.contacts = contacts;
    }

    @Override
    public String process() {
        return MakeAgreementProcess.PROCESS;
    }

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<Plan> planFor(String processInstance) {
        return requests.find(processInstance).map(words::plan);
    }

    @Override
    public boolean approves(Map<String, Object> answers) {
        return AccessVars.CONSENT.find(answers).filter("consent"::equals).isPresent();
    }

    @Override
    public void check(TaskFacts facts) {
        if (!facts.process().equals(process()) || facts.user() == null) return;
        if (requests.find(facts.processInstance())
                .filter(request -> request.wanted().developer().equalsIgnoreCase(facts.user()))
                .isPresent()) throw new Forbidden("AGREEMENT_OWN", "Nobody makes an agreement with oneself.");
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (task.process().equals(process()))
            requests.find(task.processInstance()).ifPresent(request -> AccessVars.SHOWN.put(values, whom(request)));
        return values;
    }

    private String whom(AgreementRequest request) {
        var wanted = request.wanted();
        return wanted.customer()
                .flatMap(contacts::of)
                .or(() -> wanted.project().flatMap(contacts::of))
                .map(contact ->
                        "Where this desk sends mail, the customer's contact got a link to answer by. Otherwise ask.")
                .orElse("**Nobody is named who answers for this customer**, so nobody got a link: ask there, and write"
                        + " down what they say. `gaas contact add` names somebody.");
    }

    @EventListener
    void decided(TaskCompleted task) {
        if (!task.process().equals(process()) || !task.task().equals(TASK)) return;
        var said = Agreement.sentence(
                AccessVars.CONSENT_BY.name(),
                AccessVars.CONSENT_BY
                        .find(task.answers())
                        .filter(words -> !words.isBlank())
                        .map(words -> OutsideDoor.answering().isPresent()
                                ? words
                                : words + "; written down by " + task.person())
                        .orElse(""));
        var refused = AccessVars.NOT_AGREED.find(task.answers()).filter(why -> !why.isBlank());
        if (!approves(task.answers()) && refused.isEmpty()) throw InvalidInput.missing(AccessVars.NOT_AGREED.name());
        requests.answered(
                requests.get(task.processInstance()), said, approves(task.answers()) ? Optional.empty() : refused);
    }
}
