package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Plan;
import org.gaas.engine.Var;
import org.gaas.fleet.IpRange;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.springframework.stereotype.Component;

/**
 * The customer's contact says by a link whether a developer may see patients' data. Where the projects of a request belong
 * to several customers, or nobody is known there, a manager asks and writes it down.
 */
@Component
class ConsentByLink implements LinkedDecision {
    /** The signature of a plan, as the engine takes it with an approval. */
    private static final Var<String> PLAN = Var.text("plan");

    private final AccessRequests requests;
    private final AccessPlans plans;
    private final Projects projects;
    private final Contacts contacts;

    ConsentByLink(AccessRequests requests, AccessPlans plans, Projects projects, Contacts contacts) {
        this.requests = requests;
        this.plans = plans;
        this.projects = projects;
        this.contacts = contacts;
    }

    @Override
    public String process() {
        return GrantAccessProcess.PROCESS;
    }

    @Override
    public String task() {
        return AccessPlans.CONSENT;
    }

    @Override
    public Optional<Asked> asked(String processInstance) {
        var plan = plans.of(processInstance);
        var customer = requests.of(processInstance).flatMap(this::customer);
        if (plan.isEmpty() || customer.isEmpty()) return Optional.empty();
        return contacts.of(customer.get())
                .map(contact -> new Asked(
                        contact,
                        plan.get(),
                        customer,
                        requests.of(processInstance).map(AccessRequest::end)));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var request = requests.of(processInstance).orElseThrow();
        var words = language.words("access.words");
        var policy = requests.environment(request).databaseAccess();
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        var names = request.projects().stream().map(ProjectName::value).collect(joining(", "));
        return new Question(
                said(words, "consent.title", request.developer(), names),
                List.of(said(words, "consent.why", request.developer()), words.getString("consent.then")),
                List.of(
                        new Row(words.getString("consent.who"), request.developer()),
                        new Row(
                                words.getString("consent.what"),
                                requests.places(request).stream()
                                        .flatMap(place -> place.databases().stream())
                                        .sorted()
                                        .collect(joining(", "))),
                        new Row(
                                words.getString("consent.rights"),
                                words.getString(
                                        "consent.rights." + policy.rights().name())),
                        new Row(
                                words.getString("consent.from"),
                                policy.from().stream().map(IpRange::toString).collect(joining(", "))),
                        new Row(words.getString("consent.until"), day.format(requests.lastDay(request.end()))),
                        new Row(words.getString("consent.reason"), request.why())),
                List.of(),
                List.of(
                        new Choice("consent", words.getString("consent.yes")),
                        new Choice("refuse", words.getString("consent.no"))),
                List.of(Field.line(
                        "name", words.getString("consent.name"), words.getString("consent.name.help"), true, "")),
                words.getString("consent.send"));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        var answers = new HashMap<String, Object>();
        AccessVars.CONSENT.put(answers, given.choice());
        AccessVars.CONSENT_BY.put(
                answers, given.by(given.line("name").orElse(given.contact().name())));
        if (given.choice().equals("consent"))
            plans.of(processInstance).map(Plan::signature).ifPresent(signature -> PLAN.put(answers, signature));
        return answers;
    }

    /** Whose projects they all are. */
    private Optional<CustomerId> customer(AccessRequest request) {
        var customers = request.projects().stream()
                .map(name -> projects.find(name).flatMap(Project::customer))
                .distinct()
                .toList();
        return customers.size() == 1 ? customers.get(0) : Optional.empty();
    }

    private static String said(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key)).format(values);
    }
}
