package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.DeskTest;
import org.gaas.access.Agreement;
import org.gaas.access.Agreements;
import org.gaas.access.GivenAgreements;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.QuoteLine;
import org.gaas.billing.Quotes;
import org.gaas.engine.Announcement;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TaskFacts;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("Developers who are named with a production")
class NamedDevelopersTest {
    private static final ProjectName PROJECT = new ProjectName("named");

    private final OrderDevelopers developers;
    private final DevelopersDecision decision;
    private final QuotedDevelopers quoted;
    private final ProductionOrders orders;
    private final Agreements agreements;
    private final Quotes quotes;
    private final JdbcClient database;
    private long order;

    NamedDevelopersTest(
            @Autowired OrderDevelopers developers,
            @Autowired DevelopersDecision decision,
            @Autowired QuotedDevelopers quoted,
            @Autowired ProductionOrders orders,
            @Autowired Agreements agreements,
            @Autowired Quotes quotes,
            @Autowired JdbcClient database) {
        this.developers = developers;
        this.decision = decision;
        this.quoted = quoted;
        this.orders = orders;
        this.agreements = agreements;
        this.quotes = quotes;
        this.database = database;
    }

    @BeforeEach
    void ordered() {
        database.sql("insert into customer (id, name, paying, created) values ('named', 'Named', false, now())")
                .update();
        database.sql("insert into project (name, customer, created) values ('named', 'named', now())")
                .update();
        var production = installation("named", "production");
        var acceptance = installation("named-acc", "acceptance");
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability,"
                                + " developers, contact_name, contact_mail, requester, requested) values"
                                + " ('named-process', 'named', ?, ?, 'ACME', '5x8', 'dora daan', 'C. Klant', 'c@example.org', 'dora', now())")
                .params(production, acceptance)
                .update();
        order = orders.of("named-process").orElseThrow().number();
        quote("dora", "daan");
    }

    @AfterEach
    void tidy() {
        for (var table : List.of(
                "access_revocation",
                "access_agreement",
                "production_agreement",
                "production_quoted",
                "production_order",
                "billing_quote_line",
                "billing_quote_exclusion",
                "billing_quote")) database.sql("delete from " + table).update();
        database.sql("delete from installation where project = 'named'").update();
        database.sql("delete from project where name = 'named'").update();
        database.sql("delete from customer where id = 'named'").update();
    }

    @Test
    @DisplayName("need an agreement for the whole time that the quote says; of the project or of its customer")
    void covered() {
        assertThat(developers.missing(order)).containsExactly("dora", "daan");
        made("dora", 30);
        assertThat(developers.missing(order)).as("too short").containsExactly("dora", "daan");
        made("dora", 400);
        assertThat(developers.missing(order)).containsExactly("daan");
        GivenAgreements.with(new CustomerId("named"), "daan", 400, agreements);
        assertThat(developers.missing(order)).isEmpty();
        assertThat(orders.of("named-process")
                        .map(developers::plan)
                        .orElseThrow()
                        .words())
                .contains("none: all have agreements by now");
    }

    @Test
    @DisplayName("whose agreement ended, or whose access was taken back since, are asked about again")
    void gone() {
        var ended = made("dora", 400);
        agreements.end(ended.number(), "left", "mark");
        made("daan", 400);
        database.sql("insert into access_revocation (developer, project, environment, revoked, revoked_by, why)"
                        + " values ('daan', null, null, {ts '2999-01-01 00:00:00'}, 'hanna', 'lost a laptop')")
                .update();
        assertThat(developers.missing(order)).containsExactly("dora", "daan");
    }

    @Test
    @DisplayName("are those whom the quote names; one of before that says nothing asks nobody")
    void asQuoted() {
        quote("daan");
        assertThat(developers.missing(order)).containsExactly("daan");
        database.sql("delete from production_quoted").update();
        assertThat(developers.missing(order)).isEmpty();
    }

    @Test
    @DisplayName("what is signed changes with who has none, and tells until when and by which consent")
    void plan() {
        var before = orders.of("named-process").map(developers::plan).orElseThrow();
        assertThat(before.words())
                .contains("dora", "daan", "named", InWords.day(until()))
                .contains(", accepted by C. Klant");
        made("dora", 400);
        assertThat(orders.of("named-process")
                        .map(developers::plan)
                        .orElseThrow()
                        .hash())
                .isNotEqualTo(before.hash());
    }

    @ParameterizedTest
    @CsvSource({"daan, true", "DAAN, true", "mark, false"})
    @DisplayName("agree on nobody, whatever roles they have")
    void own(String person, boolean refused) {
        var facts = new TaskFacts(
                TaskFacts.Moment.COMPLETION,
                "t",
                "Task_AgreeOnDevelopers",
                "onboard-production",
                "named-process",
                Map.of(),
                person,
                Set.of("managers"),
                Optional.of("dora"),
                Map.of(),
                Optional.of("named"));
        if (refused)
            assertThatThrownBy(() -> decision.check(facts))
                    .isInstanceOfSatisfying(
                            Forbidden.class, no -> assertThat(no.rule()).isEqualTo("AGREEMENT_OWN"));
        else assertThatCode(() -> decision.check(facts)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("are told with who asked that a manager makes no agreement, and why; whoever has one is not")
    void withoutThem() {
        var told = new ArrayList<Object>();
        var hears = new DevelopersDecision(orders, developers, told::add);
        made("dora", 400);
        for (var silent : List.of(Map.<String, Object>of(), Map.<String, Object>of("developersReason", " ")))
            assertThatThrownBy(() -> hears.decided(answered("without", silent)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.field()).isEqualTo("developersReason"));
        hears.decided(answered("agree", Map.of()));
        assertThat(told).isEmpty();

        hears.decided(answered("without", Map.of("developersReason", "on leave until <b>May</b>")));
        quote("dora", "daan");
        database.sql("delete from access_agreement").update();
        hears.decided(answered("without", Map.of("developersReason", "both are on leave")));
        assertThat(told)
                .containsExactly(
                        new Announcement(
                                "without-developers:t1",
                                Set.of("dora", "daan"),
                                "Production named without daan",
                                "mark made no agreement for daan. Production named is set up without access for them."
                                        + "\n\non leave until <b>May</b>"),
                        new Announcement(
                                "without-developers:t1",
                                Set.of("dora", "daan"),
                                "Production named without dora, daan",
                                "mark made no agreement for dora, daan. Production named is set up without access for"
                                        + " them.\n\nboth are on leave"));
    }

    private static TaskCompleted answered(String answer, Map<String, Object> more) {
        var answers = new HashMap<String, Object>(more);
        answers.put("developersAnswer", answer);
        return new TaskCompleted(
                "t1",
                "Task_AgreeOnDevelopers",
                "Agree on developers",
                "onboard-production",
                "named-process",
                "named-process",
                "named",
                List.of("named"),
                Map.of(),
                "mark",
                Optional.empty(),
                "",
                answers);
    }

    private Agreement made(String developer, int days) {
        return GivenAgreements.at(PROJECT, developer, days, agreements);
    }

    private LocalDate until() {
        return agreements.today().plusYears(1);
    }

    private void quote(String... named) {
        var quote = quotes.offer(
                "named:" + quotes.of(PROJECT).size(),
                PROJECT,
                "Named",
                List.of(new QuoteLine(new Price("once", "once", "once", Money.euro("1"), Per.ONCE), 1)));
        quoted.name(quote.number(), List.of(named));
        quotes.accept(quote.number(), "C. Klant", "");
        orders.quote(order, quote.number());
    }

    private long installation(String id, String environment) {
        database.sql("insert into installation (id, held, project, environment, state, owner, claim, requested)"
                        + " values (?, ?, 'named', ?, 'INSTALLED', 'dora', 'c', now())")
                .params(id, id, environment)
                .update();
        return database.sql("select number from installation where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
