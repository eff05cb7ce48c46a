package org.gaas.production;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.FakePost;
import org.gaas.engine.Announcement;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Expense;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.tasks.RoleBeans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** A desk in memory where quotes are offered, answered by links, and looked at by hosting. */
final class QuoteDesk {
    static final String CUSTOMER = "O'Brien & Søn <img src=x onerror=alert(1)>";

    private QuoteDesk() {}

    static class Parts extends ContactBeans {
        @Bean
        @Primary
        Clock movable() {
            return ((InstantSource) RequestDesk::now).withZone(ZoneOffset.UTC);
        }

        @Bean
        Vars others() {
            return Vars.of(
                    InstallationId.INSTALLATION,
                    Installation.NUMBER,
                    Tag.TAG,
                    Commit.COMMIT,
                    OnboardingVars.REFUSAL,
                    OnboardingVars.REQUESTER,
                    Var.flag("noTime").ofTask());
        }
    }

    /** Hears what people are told, and what is charged. */
    static class Heard {
        final List<Announcement> all = new ArrayList<>();
        final List<Expense> expenses = new ArrayList<>();

        @EventListener
        void on(Announcement announcement) {
            all.add(announcement);
        }

        @EventListener
        void on(Expense expense) {
            expenses.add(expense);
        }
    }

    static TestEngine open() throws Exception {
        var desk = new AtomicReference<TestEngine>();
        Step nothing = execution -> {};
        Step validate = execution -> {
            var order = desk.get()
                    .get(Productions.class)
                    .accept(request("C. Klant <c.klant@example.org> (nl)"), "dora", execution.getProcessInstanceId());
            ProductionVars.ORDER.set(execution, order.number());
            InstallationId.INSTALLATION.set(execution, new InstallationId("capri"));
            ProductionVars.ACCEPTANCE.set(execution, new InstallationId("capri-acc"));
            Installation.NUMBER.set(execution, order.production());
            ProductionVars.ACCEPTANCE_NUMBER.set(execution, order.acceptance());
            Tag.TAG.set(execution, new Tag("2.0.0"));
            Commit.COMMIT.set(execution, new Commit("0123456789012345678901234567890123456789"));
        };
        var engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S", "gaas.zone", "Europe/Amsterdam"),
                Map.of(
                        "validateProduction",
                        validate,
                        "readDescriptor",
                        nothing,
                        "countSetUpData",
                        nothing,
                        "end",
                        nothing,
                        "fetchRelease",
                        new Fetching()),
                RequestDesk.Beans.class,
                Parts.class,
                FakePost.class,
                ProductionVars.class,
                Productions.class,
                Offers.class,
                BeforeOrder.class,
                QuotedDevelopers.class,
                ProductionOrders.class,
                QuoteByLink.class,
                Class.forName("org.gaas.production.steps.OfferQuote"),
                Class.forName("org.gaas.production.steps.AnswerQuote"),
                OrderContacts.class,
                NamedByAnother.class,
                PlacementRefused.class,
                SetUpCharged.class,
                Heard.class,
                RoleBeans.Counted.class,
                People.class,
                Trail.class);
        desk.set(engine);
        RequestDesk.at(RequestDesk.BEGIN);
        Ways.deploy(engine);
        engine.repository()
                .createDeployment()
                .addModelInstance(
                        "withdraw-production.bpmn",
                        Bpmn.createExecutableProcess("withdraw-production")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .endEvent()
                                .done())
                .deploy();
        engine.identity().saveGroup(engine.identity().newGroup(Role.HOSTING.group()));
        var hanna = engine.identity().newUser("hanna");
        hanna.setEmail("hanna@hosting.example");
        engine.identity().saveUser(hanna);
        engine.identity().saveGroup(engine.identity().newGroup(Role.DEVELOPERS.group()));
        engine.identity().saveUser(engine.identity().newUser("daan"));
        engine.identity().createMembership("daan", Role.DEVELOPERS.group());
        engine.serveLongSteps();
        return engine;
    }

    private static final class Fetching implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            return Progress.done();
        }
    }

    /** The process of a new request, once the customer is asked. */
    static String asked(TestEngine engine) throws Exception {
        engine.clear();
        engine.get(FakePost.class).clear();
        engine.get(Heard.class).all.clear();
        engine.get(Heard.class).expenses.clear();
        RequestDesk.empty(engine);
        RequestDesk.at(RequestDesk.BEGIN);
        var process = new String[1];
        engine.as(
                "dora",
                new String[] {"developers"},
                () -> process[0] = engine.get(EngineDoor.class).start("onboard-production", "capri", new HashMap<>()));
        new Ways(engine).waitFor("Task_AcceptQuote");
        return process[0];
    }

    static ProductionRequest request(String contact) {
        return new ProductionRequest(
                new ProjectName("capri"),
                Optional.of(new CustomerName(CUSTOMER)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Hosts.parse("capri.example.org"),
                Optional.empty(),
                Optional.empty(),
                List.of("daan"),
                Contact.parse(contact),
                Optional.empty(),
                Optional.empty());
    }
}
