package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.RequestRefused;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request for production")
class ProductionsTest {
    private static final TestEngine engine = RequestDesk.shared();
    private final Productions productions = engine.get(Productions.class);
    private final ProductionOrders orders = engine.get(ProductionOrders.class);
    private final Installations installations = engine.get(Installations.class);
    private final OwnNames names = engine.get(OwnNames.class);

    @BeforeEach
    void begin() throws Exception {
        RequestDesk.at(RequestDesk.BEGIN);
        RequestDesk.empty(engine);
    }

    @Test
    @DisplayName("takes from the project's trial what it leaves open, and from the policy")
    void filledIn() {
        var plan = productions.plan(RequestDesk.request("capri.example.org"));
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
        var order = productions.accept(RequestDesk.request("capri.example.org", "www.capri.example.org"), "dora", "p1");
        var again = productions.accept(RequestDesk.request("capri.example.org"), "dora", "p1");
        assertThat(again.number()).isEqualTo(order.number());
        var production = installations.numbered(order.production());
        assertThat(names.of(production)).containsExactly("capri.example.org");
        assertThat(engine.get(ClosedSites.class).isClosed(production)).isTrue();
        assertThat(installations.find(new InstallationId("capri-acc"))).isPresent();
        assertThat(orders.about(production)).map(ProductionOrder::requester).hasValue("dora");

        assertThatThrownBy(() -> productions.requirePossible(RequestDesk.request("another.example.org"), "daan"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("NAME_EXISTS"));
        assertThatThrownBy(() -> productions.accept(RequestDesk.request("another.example.org"), "daan", "p2"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("NAME_EXISTS");
    }

    @Test
    @DisplayName("for a name that another production has is refused; of one that is gone, it is free")
    void hostTaken() throws Exception {
        var order = productions.accept(RequestDesk.request("capri.example.org"), "dora", "p1");
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
        var right = RequestDesk.request("capri.example.org");
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
    @DisplayName("names only who is a developer here, as the account is spelled")
    void noDevelopers() {
        var asked = RequestDesk.request("capri.example.org").asVariables();
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
}
