package org.gaas.access;

import static org.gaas.access.AgreementWords.said;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Var;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.springframework.stereotype.Component;

/** The customer's contact says by a link whether a developer may work for them. */
@Component
class AgreementByLink implements LinkedDecision {
    /** The signature of a plan, as the engine takes it with an approval. */
    private static final Var<String> PLAN = Var.text("plan");

    private final AgreementRequests requests;
    private final AgreementWords words;
    private final Projects projects;
    private final Contacts contacts;

    AgreementByLink(AgreementRequests requests, AgreementWords words, Projects projects, Contacts contacts) {
        this.requests = requests;
        this.words = words;
        this.projects = projects;
        this.contacts = contacts;
    }

    @Override
    public String process() {
        return MakeAgreementProcess.PROCESS;
    }

    @Override
    public String task() {
        return AgreementDecision.TASK;
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        return requests.find(processInstance).filter(requests::isPossible).flatMap(request -> customer(request.wanted())
                .flatMap(customer -> contacts.of(customer)
                        .map(contact ->
                                new Asked(contact, words.plan(request), Optional.of(customer), Optional.empty()))));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var wanted = requests.get(processInstance).wanted();
        var texts = language.words("access.words");
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        var where = wanted.project().map(ProjectName::value).orElseGet(() -> texts.getString("agreement.all"));
        return new Question(
                said(texts, "agreement.title", wanted.developer(), where),
                List.of(said(texts, "agreement.why", wanted.developer(), where), texts.getString("agreement.then")),
                List.of(
                        new Row(texts.getString("consent.who"), wanted.developer()),
                        new Row(
                                texts.getString("agreement.where"),
                                wanted.project().isPresent() ? where : said(texts, "agreement.later", where)),
                        new Row(texts.getString("agreement.first"), day.format(wanted.from())),
                        new Row(texts.getString("agreement.last"), day.format(wanted.until()))),
                words.opens(language),
                List.of(
                        new Choice("consent", texts.getString("consent.yes")),
                        new Choice("refuse", texts.getString("consent.no"))),
                List.of(
                        Field.line(
                                "name",
                                texts.getString("consent.name"),
                                texts.getString("consent.name.help"),
                                true,
                                ""),
                        Field.line("reason", texts.getString("agreement.whyNot"), "", true, "refuse")),
                texts.getString("consent.send"));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        var answers = new HashMap<String, Object>();
        AccessVars.CONSENT.put(answers, given.choice());
        AccessVars.CONSENT_BY.put(
                answers, Agreement.sentence("name", given.by(given.line("name").orElseThrow())));
        given.line("reason").ifPresent(why -> AccessVars.NOT_AGREED.put(answers, why));
        if (given.choice().equals("consent"))
            PLAN.put(answers, words.plan(requests.get(processInstance)).signature());
        return answers;
    }

    private Optional<CustomerId> customer(Agreement wanted) {
        return wanted.customer()
                .or(() -> wanted.project().flatMap(projects::find).flatMap(Project::customer));
    }
}
