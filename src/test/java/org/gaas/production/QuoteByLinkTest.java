package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Question.Row;
import org.gaas.contacts.Sent;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.OnboardingVars;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@DisplayName("A quote that is answered by a link")
class QuoteByLinkTest {
    private static final String CUSTOMER = "O'Brien & Søn <img src=x onerror=alert(1)>";
    private static TestEngine engine;

    private final Ways ways = new Ways(engine);
    private final ByLink byLink = engine.get(ByLink.class);
    private final Links links = engine.get(Links.class);
    private final FakePost post = engine.get(FakePost.class);
    private final Quotes quotes = engine.get(Quotes.class);
    private String process;

    static class Parts extends ContactBeans {
        @Bean
        @Primary
        Clock movable() {
            return ((InstantSource) ProductionsTest::now).withZone(ZoneOffset.UTC);
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

    @BeforeAll
    static void begin() throws Exception {
        Step nothing = execution -> {};
        Step validate = execution -> {
            var order = engine.get(Productions.class)
                    .accept(request("C. Klant <c.klant@example.org> (nl)"), "dora", execution.getProcessInstanceId());
            ProductionVars.ORDER.set(execution, order.number());
            InstallationId.INSTALLATION.set(execution, new InstallationId("capri"));
            ProductionVars.ACCEPTANCE.set(execution, new InstallationId("capri-acc"));
            Installation.NUMBER.set(execution, order.production());
            ProductionVars.ACCEPTANCE_NUMBER.set(execution, order.acceptance());
            Tag.TAG.set(execution, new Tag("2.0.0"));
            Commit.COMMIT.set(execution, new Commit("0123456789012345678901234567890123456789"));
        };
        engine = TestEngine.with(
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
                ProductionsTest.Beans.class,
                Parts.class,
                FakePost.class,
                ProductionVars.class,
                Productions.class,
                Offers.class,
                ProductionOrders.class,
                QuoteByLink.class,
                Class.forName("org.gaas.production.steps.OfferQuote"),
                Class.forName("org.gaas.production.steps.AnswerQuote"),
                People.class,
                Trail.class);
        ProductionsTest.at(ProductionsTest.BEGIN);
        engine.deploy(
                "/processes/production/onboard-production.bpmn",
                "/forms/production/request-production.form",
                "/forms/production/accept-quote.form",
                "/forms/production/approve-and-place.form",
                "/forms/production/revise-request.form",
                "/forms/production/decide-set-up-data.form",
                "/forms/production/sign-off-acceptance.form",
                "/forms/production/mend-opening.form",
                "/forms/production/hand-over-production.form");
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
        engine.serveLongSteps();
    }

    private static final class Fetching implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            return Progress.done();
        }
    }

    @BeforeEach
    void start() throws Exception {
        engine.clear();
        post.clear();
        ProductionsTest.empty(engine);
        ProductionsTest.at(ProductionsTest.BEGIN);
        process = engine.get(EngineDoor.class).start("onboard-production", "capri", new HashMap<>());
        ways.waitFor("Task_AcceptQuote");
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("tells prices, what is not included and the last day, in the contact's language, to the contact")
    void shown() throws Exception {
        var letter = post.letters().get(0);
        assertThat(letter.mail()).isEqualTo("c.klant@example.org");
        assertThat(letter.subject()).startsWith("Offerte ").endsWith(" voor " + CUSTOMER);
        var question = byLink.page(post.token(links)).question();
        assertThat(question.rows())
                .contains(
                        new Row("production-setup", "EUR 1.250,00 eenmalig"),
                        new Row("hosting-5x8", "EUR 410,00 per maand"),
                        new Row("Samen, zonder btw", "EUR 1.250,00 eenmalig\nEUR 410,00 per maand"),
                        new Row("Laatste dag om te antwoorden", "22 december 2026"));
        assertThat(question.rows()).contains(new Row("Niet inbegrepen", "btw <b>\ndomeinnamen"));
        assertThat(letter.text()).as("in the mail too").contains("- Niet inbegrepen: btw <b>, domeinnamen");
        assertThat(letter.text())
                .contains(
                        "Samen, zonder btw: EUR 1.250,00 eenmalig, EUR 410,00 per maand",
                        "tot woensdag 23 december 2026, 00:00");
    }

    @Test
    @DisplayName("is accepted in the contact's name, and hosting sees by whom and by which link")
    void accepted() throws Exception {
        send(Map.of("choice", "accept", "name", "C. Klant", "orderNumber", "2026-4711"));
        ways.waitFor("Task_ApproveAndPlace");
        var answer = quote().answer().orElseThrow();
        assertThat(answer.state()).isEqualTo(Quote.State.ACCEPTED);
        assertThat(answer.by())
                .isEqualTo("C. Klant, by link " + post.letters().get(0).link() + " to c.klant@example.org");
        assertThat(answer.orderNumber()).isEqualTo("2026-4711");
    }

    @Test
    @DisplayName("is refused with a reason, and nothing is set up")
    void refused() throws Exception {
        assertThatThrownBy(() -> send(Map.of("choice", "refuse", "name", "C. Klant")))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.field()).isEqualTo("reason"));
        send(Map.of("choice", "refuse", "name", "C. Klant", "reason", "Too dear: ${1+1}"));
        ways.end(process, "EndEvent_ProductionRefused");
        assertThat(quote().answer().orElseThrow().reason()).isEqualTo("Too dear: ${1+1}");
    }

    @Test
    @DisplayName("may still be written down by a manager; the link is told so")
    void written() {
        var token = post.token(links);
        ways.answer("Task_AcceptQuote", "mark", "managers", Map.of("quoteAnswer", "accept", "quoteBy", "by telephone"));
        ways.waitFor("Task_ApproveAndPlace");
        assertThatThrownBy(() -> byLink.page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.ANSWERED));
    }

    @Test
    @DisplayName("that is another one by now makes the link before void")
    void another() throws Exception {
        var token = post.token(links);
        var order = engine.get(ProductionOrders.class).of(process).orElseThrow();
        quotes.withdraw(order.quote().orElseThrow(), "desk", "prices changed");
        engine.get(Offers.class).offer(order.number());
        assertThatThrownBy(() -> byLink.page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.CHANGED));
        links.sendAgain(post.letters().get(0).task(), "mark");
        send(Map.of("choice", "accept", "name", "C. Klant"));
        ways.waitFor("Task_ApproveAndPlace");
    }

    @Test
    @DisplayName("is asked of somebody outside, not of who has an account at the desk")
    void staff() {
        var productions = engine.get(Productions.class);
        for (var mail : List.of("hanna@hosting.example", "Hanna@hosting.example"))
            assertThatThrownBy(() -> productions.plan(request("C. Klant <" + mail + ">")))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("CONTACT_IS_STAFF"));
    }

    private void send(Map<String, String> answer) throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(answer);
        texts.put(Sent.SHOWN, byLink.page(token).shown());
        byLink.answer(token, new Sent(texts, List.of()));
    }

    private Quote quote() {
        return quotes.of(new ProjectName("capri")).get(0);
    }

    private static ProductionRequest request(String contact) {
        return new ProductionRequest(
                new ProjectName("capri"),
                Optional.of(new CustomerName(CUSTOMER)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Hosts.parse("capri.example.org"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Contact.parse(contact),
                Optional.empty(),
                Optional.empty());
    }
}
