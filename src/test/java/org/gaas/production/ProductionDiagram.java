package org.gaas.production;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.certificates.CertificateVars;
import org.gaas.certificates.Way;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.ProcessView;
import org.gaas.engine.Processes;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.releases.Builds;
import org.gaas.sites.Sites;
import org.springframework.context.annotation.Bean;

/** The diagram of a production alone: its steps note that they were done, and say which way it goes. */
final class ProductionDiagram implements AutoCloseable {
    private static final String DEVELOPERS = "Task_AgreeOnDevelopers";

    private static final Map<String, String[]> PEOPLE = Map.of(
            "Task_AcceptQuote",
            new String[] {"mark", "managers"},
            "Task_ApproveAndPlace",
            new String[] {"hanna", "hosting"},
            DEVELOPERS,
            new String[] {"mark", "managers"},
            "Task_ReviseRequest",
            new String[] {"dora", "developers"},
            "Task_DecideSetUpData",
            new String[] {"dora", "developers"},
            "Task_SignOffAcceptance",
            new String[] {"daan", "developers"},
            "Task_MendOpening",
            new String[] {"hanna", "hosting"},
            "Task_HandOverProduction",
            new String[] {"daan", "developers"},
            "Task_OrderCertificate",
            new String[] {"hanna", "hosting"});

    private static final Map<String, Map<String, Object>> YES = Map.of(
            "Task_AcceptQuote",
            Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant"),
            "Task_ApproveAndPlace",
            Map.of("placement", "approve", "productionServer", "prod1", "acceptanceServer", "acc1"),
            "Task_SignOffAcceptance",
            Map.of("signOff", "accept"),
            "Task_HandOverProduction",
            Map.of());

    /** What was done, step by step, with the installation that it was done to where that matters. */
    final Trace trace = new Trace();

    /** Long steps that go on until the test ends. */
    final Set<String> held = ConcurrentHashMap.newKeySet();

    /** Long steps that were begun, by their operation. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    /** Steps that fail whenever they are done. */
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    final TestEngine engine;
    volatile boolean namesRight;
    volatile boolean acceptedBefore;
    volatile boolean agreementsMissing;
    volatile Way way;
    private final Ways ways;

    private ProductionDiagram() {
        begin();
        engine = TestEngine.with(Map.of("gaas.retries", "PT0.01S"), steps(), Beans.class, ProductionVars.class);
        ways = new Ways(engine);
    }

    /** What it calls is proven elsewhere, and is a step. */
    static ProductionDiagram alone() {
        return opened(diagram -> diagram.engine
                .repository()
                .createDeployment()
                .addModelInstance("set-up-installation.bpmn", Trace.called("set-up-installation", "setUp"))
                .addModelInstance("purchase-certificate.bpmn", Trace.called("purchase-certificate", "purchase"))
                .deploy());
    }

    /** With the diagrams that it calls, for all that is on the way to its opening. */
    static ProductionDiagram withCalled() {
        return opened(diagram -> diagram.engine.deploy(
                "/processes/production/set-up-installation.bpmn",
                "/forms/production/mend-release.form",
                "/forms/production/mend-installation.form",
                "/processes/certificates/purchase-certificate.bpmn",
                "/forms/certificates/order-certificate.form",
                "/forms/certificates/approve-price.form",
                "/forms/certificates/hand-over-certificate.html",
                "/forms/certificates/mend-order.form",
                "/forms/certificates/mend-certificate.form"));
    }

    private static ProductionDiagram opened(Consumer<ProductionDiagram> called) {
        var diagram = new ProductionDiagram();
        // a production of this one began before the desk was brought up to date
        Ways.deploy(diagram.engine, "/earlier/onboard-production.bpmn");
        Ways.deploy(diagram.engine);
        diagram.engine.deploy("/processes/production/withdraw-production.bpmn");
        diagram.engine
                .repository()
                .createDeployment()
                .addModelInstance("remove-installation.bpmn", Trace.called("remove-installation", "remove"))
                .deploy();
        called.accept(diagram);
        diagram.engine.serveLongSteps();
        return diagram;
    }

    /** Nothing runs, and everybody would say yes. */
    void clear() {
        engine.clear();
        begin();
    }

    private void begin() {
        trace.clear();
        held.clear();
        broken.clear();
        begun.clear();
        namesRight = true;
        acceptedBefore = false;
        agreementsMissing = false;
        way = Way.ACME;
    }

    @Override
    public void close() {
        engine.clear();
        engine.close();
    }

    private Map<String, Object> steps() {
        var beans = new HashMap<String, Object>();
        for (var step : List.of(
                "validateProduction",
                "countSetUpData",
                "discardSetUpData",
                "answerQuote",
                "placeProduction",
                "agreeCertificate",
                "openSite",
                "closeSite",
                "publishSite",
                "checkHealth",
                "storeSchedules",
                "startFees",
                "endOrder",
                "makeAgreements",
                "letDevelopersIn",
                "letDevelopersOut",
                "setUp",
                "remove",
                "purchase",
                "prepareHome",
                "createDatabases",
                "writeSettings",
                "switchRelease",
                "loadData",
                "checkCertificate",
                "installCertificate",
                "seeCertificate",
                "bookCertificate",
                "putCertificateBack",
                "cancelOrder")) beans.put(step, step(step));
        beans.put("readDescriptor", saying("readDescriptor", execution -> Builds.NEEDS_BUILD.set(execution, true)));
        beans.put("offerQuote", saying("offerQuote", execution -> {
            ProductionVars.QUOTE_ACCEPTED.set(execution, acceptedBefore);
        }));
        beans.put("lookAtDevelopers", saying("lookAtDevelopers", execution -> {
            ProductionVars.AGREEMENTS_MISSING.set(execution, agreementsMissing);
            ProductionVars.DEVELOPERS_ASKED.set(execution, "daan");
        }));
        beans.put("lookUpNames", saying("lookUpNames", execution -> {
            ProductionVars.NAMES_RIGHT.set(execution, namesRight);
            ProductionVars.NAMES_FOUND.set(execution, "- www.capri.example must be: A 192.0.2.1");
            ProductionVars.NEXT_LOOK.set(
                    execution, Instant.now().plusSeconds(900).toString());
        }));
        beans.put("prepareOrder", saying("prepareOrder", execution -> {
            CertificateVars.WAY.set(execution, way.name());
            CertificateVars.SUBJECT.set(execution, "capri.example.org");
        }));
        beans.put("recordPurchase", saying("recordPurchase", execution -> {
            CertificateVars.ABOVE_CEILING.set(execution, true);
        }));
        for (var no : List.of(
                new Serving("fetchRelease", new ReleaseRefused()),
                new Serving("dumpSetUpData", new SetUpDataGone()),
                new Serving("buildRelease", new BuildFailed()),
                new Serving("shipRelease", new ReleaseRefused()),
                new Serving("copySetUpData", new ReleaseRefused()),
                new Serving("upgradeApplication", new UpgradeUnproven()),
                new Serving("obtainCertificate", new OrderRefused()))) beans.put(no.name, no);
        return beans;
    }

    private Step step(String name) {
        return saying(name, execution -> {});
    }

    private Step saying(String name, Step said) {
        return execution -> {
            if (broken.contains(name)) throw new IllegalStateException(name + " fails");
            said.perform(execution);
            trace.done().add(name + about(name, execution));
            var id = InstallationId.INSTALLATION
                    .find(execution)
                    .map(InstallationId::value)
                    .orElse("");
            List.of(name, name + " " + id).forEach(trace::sayNo);
        };
    }

    private static String about(String name, DelegateExecution execution) {
        if (!Set.of("setUp", "remove").contains(name)) return "";
        return " "
                + InstallationId.INSTALLATION
                        .find(execution)
                        .map(InstallationId::value)
                        .orElse("nothing");
    }

    private static final class ReleaseRefused extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class SetUpDataGone extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class BuildFailed extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class UpgradeUnproven extends No {
        private static final long serialVersionUID = 1L;
    }

    private static final class OrderRefused extends No {
        private static final long serialVersionUID = 1L;
    }

    private abstract static class No extends Refusal {
        private static final long serialVersionUID = 1L;

        No() {
            super("no");
        }
    }

    private final class Serving implements LongStep {
        private final String name;
        private final Refusal no;

        Serving(String name, Refusal no) {
            this.name = name;
            this.no = no;
        }

        @Override
        public void begin(LongTask task) throws Refusal {
            trace.done()
                    .add(name
                            + task.find(ProductionVars.SET_UP_DECISION)
                                    .map(" "::concat)
                                    .orElse(""));
            begun.add(task.operation());
            if (trace.no().remove(name) != null) throw no;
        }

        @Override
        public Progress poll(LongTask task) {
            return held.contains(name) ? Progress.running(0, 0, "goes on") : Progress.done();
        }
    }

    static class Beans {
        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    Tag.TAG,
                    Commit.COMMIT,
                    Sites.URL,
                    Builds.NEEDS_BUILD,
                    CertificateVars.CERTIFICATE,
                    CertificateVars.WAY,
                    CertificateVars.SUBJECT,
                    CertificateVars.ABOVE_CEILING,
                    CertificateVars.ORDERING,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER);
        }
    }

    String start() {
        var process = engine.get(EngineDoor.class).start("onboard-production", "capri", variables());
        engine.runJobs();
        return process;
    }

    /** Begins as it did before developers came with the quote. */
    String startEarlier() {
        var earlier =
                engine
                        .repository()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("onboard-production")
                        .list()
                        .stream()
                        .map(ProcessDefinition::getId)
                        .filter(id ->
                                engine.repository().getBpmnModelInstance(id).getModelElementById(DEVELOPERS) == null)
                        .findFirst()
                        .orElseThrow();
        var process = engine.get(EngineDoor.class)
                .through(() -> engine.runtime().startProcessInstanceById(earlier, "capri", variables()))
                .getId();
        engine.runJobs();
        return process;
    }

    /** What a request comes to. */
    private static Map<String, Object> variables() {
        var variables = new TreeMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, new InstallationId("capri"));
        ProductionVars.ACCEPTANCE.put(variables, new InstallationId("capri-acc"));
        Installation.NUMBER.put(variables, 1L);
        ProductionVars.ACCEPTANCE_NUMBER.put(variables, 2L);
        ProductionVars.ORDER.put(variables, 1L);
        Tag.TAG.put(variables, new Tag("1.0.0"));
        variables.put("repository", "https://git.example.org/capri.git");
        CertificateVars.CERTIFICATE.put(variables, 1L);
        return variables;
    }

    /** Begins, and says yes until this task is there. */
    String until(String last) {
        var process = start();
        for (var task : List.of(
                "Task_AcceptQuote", "Task_ApproveAndPlace", "Task_SignOffAcceptance", "Task_HandOverProduction")) {
            waitsFor(task);
            if (task.equals(last)) return process;
            yes(task);
        }
        throw new AssertionError(last);
    }

    /** Begins, and is approved by everybody who is asked before its set-up. */
    String placed() {
        var process = until("Task_ApproveAndPlace");
        yes("Task_ApproveAndPlace");
        return process;
    }

    /** Stands still here, in whatever process it is: all that could be done beside it was done. */
    void standsAt(String activity) {
        await(activity).atMost(Duration.ofSeconds(20)).until(() -> {
            engine.runJobs();
            return engine.externalTasks().createExternalTaskQuery().list().stream()
                            .allMatch(this::goesOn)
                    && engine.runtime()
                                    .createExecutionQuery()
                                    .activityId(activity)
                                    .count()
                            > 0;
        });
    }

    private boolean goesOn(ExternalTask step) {
        return begun.contains(step.getId()) && held.contains(bean(step.getTopicName()));
    }

    /** Topic {@code fetch-release} is bean {@code fetchRelease}. */
    private static String bean(String topic) {
        var words = new ArrayList<>(List.of(topic.split("-")));
        var first = words.remove(0);
        return first
                + String.join(
                        "",
                        words.stream()
                                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                                .toList());
    }

    /** As who asked for it sees it. */
    ProcessView.Step seen(String label) {
        var process = engine.history()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("onboard-production")
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        return engine.get(Processes.class).find(process.getId()).orElseThrow().steps().stream()
                .filter(step -> step.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    JobQuery timers() {
        return engine.management()
                .createJobQuery()
                .processDefinitionKey("onboard-production")
                .timers();
    }

    void yes(String task) {
        answer(task, YES.get(task));
    }

    void answer(String name, Map<String, Object> answers) {
        var person = PEOPLE.get(name);
        ways.answer(name, person[0], person[1], answers);
    }

    void waitsFor(String task) {
        ways.waitFor(task);
    }

    void ends(String process, String end) {
        ways.end(process, end);
    }
}
