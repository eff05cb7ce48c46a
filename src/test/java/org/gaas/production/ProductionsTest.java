package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.certificates.CertificateVars.WAY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.billing.Fees;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.PriceList;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.billing.TestQuotes;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.Contacts;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Markdown;
import org.gaas.engine.Money;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.FakeSource;
import org.gaas.releases.Releases;
import org.gaas.releases.ReleasesWithout;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.gaas.sites.Sites;
import org.gaas.tasks.AgreedAvailability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A request for production")
class ProductionsTest {
    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");
    private static Instant now;

    private static final TestEngine engine = TestEngine.with(
            Map.of("gaas.zone", "Europe/Amsterdam"),
            Map.of(),
            Beans.class,
            ContactBeans.class,
            Trail.class,
            Productions.class,
            Offers.class,
            BeforeOrder.class,
            QuotedDevelopers.class,
            ProductionOrders.class,
            People.class);
    private final Productions productions = engine.get(Productions.class);
    private final ProductionOrders orders = engine.get(ProductionOrders.class);
    private final Installations installations = engine.get(Installations.class);
    private final OwnNames names = engine.get(OwnNames.class);
    private final Offers offers = engine.get(Offers.class);
    private final Quotes quotes = engine.get(Quotes.class);
    private final BeforeOrder before = engine.get(BeforeOrder.class);

    static class Beans extends InstallationBeans {
        @Bean
        Releases releases() {
            return ReleasesWithout.storage(new FakeSource(), List.of("git.example.org"));
        }

        @Bean
        OwnNames names(JdbcClient database) {
            return new OwnNames(database, Set::of);
        }

        @Bean
        ClosedSites closed(JdbcClient database, Clock clock) {
            return new ClosedSites(database, clock);
        }

        @Bean
        Quotes quotes(JdbcClient database) {
            return TestQuotes.with(database, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
        }

        @Bean
        PriceList prices() {
            return new PriceList(List.of(
                    price("production-setup", "1250", Per.ONCE),
                    price("hosting-5x8", "410", Per.MONTH),
                    price("certificate-acme", "0", Per.YEAR),
                    price("certificate-ordered", "150", Per.YEAR)));
        }

        private static Price price(String kind, String amount, Per per) {
            return new Price(kind, kind, kind, Money.euro(amount), per);
        }
    }

    @BeforeAll
    static void people() {
        var identities = engine.identity();
        identities.saveGroup(identities.newGroup(Role.DEVELOPERS.group()));
        identities.saveUser(identities.newUser("daan"));
        identities.createMembership("daan", Role.DEVELOPERS.group());
    }

    @BeforeEach
    void begin() throws Exception {
        at(BEGIN);
        empty(engine);
    }

    static Instant now() {
        return now;
    }

    static void at(Instant when) {
        now = when;
    }

    /** Nothing but a trial of capri. */
    static void empty(TestEngine desk) throws Exception {
        for (var table : List.of(
                "billing_fee",
                "billing_quote_line",
                "billing_quote",
                "production_order",
                "site_closed",
                "site_name",
                "installation",
                "project",
                "contact",
                "customer"))
            desk.get(JdbcClient.class).sql("delete from " + table).update();
        desk.get(Installations.class)
                .request(new InstallationRequest(
                        new ProjectName("capri"),
                        new EnvironmentName("test"),
                        Optional.empty(),
                        Optional.of(new CustomerName("capri")),
                        Optional.of(new ApplicationName("gemstracker-2")),
                        Optional.of(new Repository("https://git.example.org/care/capri.git")),
                        Optional.of(new Tag("2.0.0")),
                        "dora",
                        "trial"));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    @DisplayName("takes from the project's trial what it leaves open, and from the policy")
    void filledIn() {
        var plan = productions.plan(request("capri.example.org"));
        assertThat(plan.production()).isEqualTo(new InstallationId("capri"));
        assertThat(plan.acceptance()).isEqualTo(new InstallationId("capri-acc"));
        assertThat(plan.tag().value()).isEqualTo("2.0.0");
        assertThat(plan.repository().value()).isEqualTo("https://git.example.org/care/capri.git");
        assertThat(plan.application()).hasValue(new ApplicationName("gemstracker-2"));
        assertThat(plan.availability()).isEqualTo("5x8");
        assertThat(plan.certificate()).isEqualTo(Way.ACME);
    }

    @Test
    @DisplayName("takes both names and the hosts at once, closed, and is one order however often its step is repeated")
    void accepted() throws Exception {
        var order = productions.accept(request("capri.example.org", "www.capri.example.org"), "dora", "p1");
        var again = productions.accept(request("capri.example.org"), "dora", "p1");
        assertThat(again.number()).isEqualTo(order.number());
        var production = installations.numbered(order.production());
        assertThat(names.of(production)).containsExactly("capri.example.org");
        assertThat(engine.get(ClosedSites.class).isClosed(production)).isTrue();
        assertThat(installations.find(new InstallationId("capri-acc"))).isPresent();
        assertThat(orders.about(production)).map(ProductionOrder::requester).hasValue("dora");

        assertThatThrownBy(() -> productions.requirePossible(request("another.example.org"), "daan"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("NAME_EXISTS"));
        assertThatThrownBy(() -> productions.accept(request("another.example.org"), "daan", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("NAME_EXISTS");
    }

    @Test
    @DisplayName("for a name that another production has is refused; of one that is gone, it is free")
    void hostTaken() throws Exception {
        var order = productions.accept(request("capri.example.org"), "dora", "p1");
        var another = new ProductionRequest(
                new ProjectName("ischia"),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.of(new Repository("https://git.example.org/care/ischia.git")),
                Optional.of(new Tag("2.0.0")),
                Optional.empty(),
                Hosts.parse("capri.example.org"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Contact.parse("C. Klant <c@example.org>"),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> productions.requirePossible(another, "dora"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("HOST_TAKEN"));
        assertThatThrownBy(() -> productions.accept(another, "dora", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("HOST_TAKEN");
        assertThat(installations.of(another.project()))
                .as("nothing is held by a refused request")
                .isEmpty();
        installations.markRemoved(installations.numbered(order.production()).id());
        assertThat(productions.requirePossible(another, "dora").hosts().names()).containsExactly("capri.example.org");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "availability, 7x7, AVAILABILITY_UNKNOWN",
        "availability, 24x7, PRICE_UNKNOWN",
        "developers, nobody, DEVELOPER_UNKNOWN",
        "wished, 2020-01-01, DATE_PAST"
    })
    @DisplayName("is refused with the field that is wrong")
    void wrong(String field, String value, String rule) {
        var right = request("capri.example.org");
        var wrong = new ProductionRequest(
                right.project(),
                right.customer(),
                right.repository(),
                right.tag(),
                right.application(),
                right.hosts(),
                right.certificate(),
                field.equals("availability") ? Optional.of(value) : Optional.empty(),
                field.equals("developers") ? List.of(value) : List.of("daan"),
                right.contact(),
                field.equals("wished") ? Optional.of(LocalDate.parse(value)) : Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> productions.plan(wrong))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("has one quote while prices stay and it may be answered; after its last day there is a new one")
    void quoted() throws Exception {
        var order =
                productions.accept(request("capri.example.org"), "dora", "p1").number();
        var quote = offers.offer(order);
        assertThat(QuoteWords.totals(quote)).isEqualTo("EUR 1250.00 once, EUR 410.00 a month");
        assertThat(QuoteWords.of(quote))
                .endsWith("\n\n**EUR 1250.00 once, EUR 410.00 a month**\n\nNot included: " + Markdown.plain("VAT <b>")
                        + ", domain names.")
                .doesNotContain("<b>");
        assertThat(offers.offer(order).number()).isEqualTo(quote.number());

        now = BEGIN.plus(Duration.ofDays(31));
        assertThatThrownBy(() -> offers.accept(order, "C. Klant", "")).isInstanceOf(QuoteLapsed.class);
        var newer = offers.offer(order);
        assertThat(newer.number()).isGreaterThan(quote.number());
        assertThat(paying(order)).as("a prospect").isFalse();
        offers.accept(order, "C. Klant", "4711");
        assertThat(paying(order)).as("accepted a quote").isTrue();
        assertThat(quotes.numbered(newer.number()).answer())
                .map(Quote.Answer::state)
                .hasValue(Quote.State.ACCEPTED);
        assertThat(offers.offer(order).number()).as("accepted").isEqualTo(newer.number());
    }

    private boolean paying(long order) {
        return installations
                .numbered(orders.numbered(order).production())
                .customer()
                .flatMap(engine.get(Customers.class)::find)
                .orElseThrow()
                .paying();
    }

    @Test
    @DisplayName("has a quote that names its developers and until when; others need another quote")
    void developersQuoted() throws Exception {
        var order =
                productions.accept(request("capri.example.org"), "dora", "p1").number();
        var quote = offers.offer(order).number();
        var quoted = engine.get(QuotedDevelopers.class);
        assertThat(quoted.words(quote))
                .isEqualTo("\n\nDevelopers: daan. Accepting it lets them work on the customer's acceptance until "
                        + LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusYears(1) + ".");
        offers.accept(order, "C. Klant", "");
        engine.get(JdbcClient.class)
                .sql("update production_order set developers = 'daan dora'")
                .update();
        var another = offers.offer(order).number();
        assertThat(another).as("dora was not named").isGreaterThan(quote);
        engine.get(JdbcClient.class).sql("delete from production_quoted").update();
        assertThat(offers.offer(order).number())
                .as("one of before says nothing, and holds")
                .isEqualTo(another);
    }

    @Test
    @DisplayName("names only who is a developer here, as the account is spelled")
    void noDevelopers() {
        var asked = request("capri.example.org").asVariables();
        for (var named : List.of("nobody", "hanna", "daan nobody")) {
            ProductionVars.DEVELOPERS.put(asked, ProductionVars.DEVELOPERS.parse(named));
            assertThatThrownBy(() -> productions.plan(ProductionRequest.from(asked)))
                    .isInstanceOfSatisfying(InvalidInput.class, no -> {
                        assertThat(no.rule()).isEqualTo("DEVELOPER_UNKNOWN");
                        assertThat(no.field()).isEqualTo("developers");
                        assertThat(no.getMessage()).contains("is no developer here");
                    });
        }
    }

    @Test
    @DisplayName("that is withdrawn leaves the customer's contact and the project's ceiling as they were")
    void asBefore() throws Exception {
        var order = orderedCertificate();
        assertThat(ceiling(order.project())).isEqualTo(Money.euro("150"));
        before.keepContact(order.number());
        before.keepContact(order.number());
        assertThat(contact(order)).map(Contact::mail).hasValue("c.klant@example.org");
        before.takeBack(orders.numbered(order.number()));
        before.takeBack(orders.numbered(order.number()));
        assertThat(ceiling(order.project())).isEqualTo(Money.euro("0"));
        assertThat(contact(order)).isEmpty();
    }

    @Test
    @DisplayName("that is withdrawn leaves alone what somebody else said since, or before")
    void saidByOthers() throws Exception {
        var order = orderedCertificate();
        var projects = engine.get(Projects.class);
        projects.allow(order.project(), Money.euro("200"));
        var customer = installations.numbered(order.production()).customer().orElseThrow();
        engine.get(Contacts.class).keepFirst(customer, Contact.parse("O. Ander <o@example.org>"));
        before.keepContact(order.number());
        before.takeBack(orders.numbered(order.number()));
        assertThat(ceiling(order.project())).isEqualTo(Money.euro("200"));
        assertThat(contact(order)).map(Contact::mail).hasValue("o@example.org");
    }

    /** Whose quote is accepted, so that up to 150 euro nobody is asked. */
    private ProductionOrder orderedCertificate() throws Exception {
        var variables = request("capri.example.org").asVariables();
        WAY.put(variables, Way.ORDERED.name());
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        offers.accept(order.number(), "C. Klant", "");
        return orders.numbered(order.number());
    }

    private Optional<Contact> contact(ProductionOrder order) {
        return engine.get(Contacts.class)
                .of(installations.numbered(order.production()).customer().orElseThrow());
    }

    @Test
    @DisplayName("that the customer refuses says who and why")
    void quoteRefused() throws Exception {
        var order =
                productions.accept(request("capri.example.org"), "dora", "p1").number();
        offers.offer(order);
        assertThatThrownBy(() -> offers.refuse(order, "C. Klant", "too dear"))
                .isInstanceOf(QuoteRefused.class)
                .hasMessage("The quote was refused by C. Klant: too dear");
    }

    @Test
    @DisplayName("sets the most that its certificate may cost by what the quote says")
    void ceiling() throws Exception {
        var right = request("capri.example.org");
        var variables = right.asVariables();
        WAY.put(variables, Way.ORDERED.name());
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        assertThat(ceiling(order.project())).isEqualTo(Money.euro("0"));
        offers.accept(order.number(), "C. Klant", "");
        assertThat(ceiling(order.project())).isEqualTo(Money.euro("150"));
    }

    @Test
    @DisplayName("is told with the availability that was agreed last, its names, and whom to ask at the customer")
    void words() throws Exception {
        var order = productions.accept(request("capri.example.org"), "dora", "p1");
        assertThat(words(Map.of()).of(order))
                .contains(
                        "**Availability:** 5x8\n",
                        "capri.example.org; certificate acme",
                        "C. Klant, c.klant@example.org");
        AgreedAvailability nothing = installation -> Optional.empty();
        AgreedAvailability later =
                installation -> Optional.of("24x7").filter(one -> installation.number() == order.production());
        assertThat(words(Map.of("one", nothing, "other", later)).of(order)).contains("**Availability:** 24x7\n");
        assertThat(words(Map.of("one", nothing)).of(order)).contains("**Availability:** 5x8\n");
    }

    @Test
    @DisplayName("is shown in forms as people wrote it, without any meaning for the form (M37)")
    void markup() throws Exception {
        var markup = "<img src=x onerror=alert(1)> ![p](https://evil.example/p.png)";
        var variables = request("capri.example.org").asVariables();
        CustomerName.CUSTOMER.put(variables, new CustomerName(markup));
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        offers.accept(order.number(), markup, "");
        var forms = new ProductionForms(
                orders,
                words(Map.of()),
                installations,
                engine.get(Customers.class),
                quotes,
                null,
                engine.get(Policy.class),
                new SetUpWords(null, null, installations),
                engine.get(QuotedDevelopers.class));
        var opened = new OpenedTask(
                "t1",
                "Task_ReviseRequest",
                "onboard-production",
                "p1",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                BEGIN,
                Map.of("productionOrder", order.number()));
        var shown = forms.valuesFor(opened);
        assertThat(shown.get("customerText")).isEqualTo(Markdown.plain(markup));
        assertThat(String.valueOf(shown.get("orderText")))
                .contains("accepted by " + Markdown.plain(markup))
                .doesNotContain("<img", "![p]");
    }

    private OrderWords words(Map<String, Object> agreed) {
        var sites = new Sites(
                List.of(),
                List.of(),
                names,
                engine.get(ClosedSites.class),
                null,
                engine.get(Policy.class),
                installations,
                null,
                null);
        return new OrderWords(
                installations,
                names,
                sites,
                quotes,
                new SetUpWords(null, null, installations),
                new StaticListableBeanFactory(agreed).getBeanProvider(AgreedAvailability.class));
    }

    private Money ceiling(ProjectName project) {
        return engine.get(Projects.class).ceiling(project);
    }

    @Test
    @DisplayName("begins fees by month and year once, from an accepted quote only")
    void fees() throws Exception {
        var fees = new Fees(engine.get(JdbcClient.class));
        var order =
                productions.accept(request("capri.example.org"), "dora", "p1").number();
        var open = offers.offer(order);
        assertThatThrownBy(() -> fees.begin(open, LocalDate.parse("2026-12-01")))
                .isInstanceOf(IllegalStateException.class);
        offers.accept(order, "C. Klant", "");
        var accepted = quotes.numbered(open.number());
        fees.begin(accepted, LocalDate.parse("2026-12-01"));
        fees.begin(accepted, LocalDate.parse("2026-12-02"));
        assertThat(fees.of(new ProjectName("capri")))
                .hasSize(2)
                .allSatisfy(fee -> assertThat(fee.since()).isEqualTo("2026-12-01"))
                .extracting(fee -> fee.kind() + " " + fee.amount().plain() + " " + fee.per())
                .containsExactlyInAnyOrder("hosting-5x8 410.00 MONTH", "certificate-acme 0.00 YEAR");
        fees.end(new ProjectName("capri"), LocalDate.parse("2027-01-31"));
        assertThat(fees.of(new ProjectName("capri")))
                .allSatisfy(fee -> assertThat(fee.until()).hasValue(LocalDate.parse("2027-01-31")));
    }

    private static ProductionRequest request(String... hosts) {
        return new ProductionRequest(
                new ProjectName("capri"),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Hosts(List.of(hosts)),
                Optional.empty(),
                Optional.empty(),
                List.of("daan"),
                Contact.parse("C. Klant <c.klant@example.org>"),
                Optional.empty(),
                Optional.empty());
    }
}
