package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What a customer is asked about a production's later life")
class CustomersAskedTest {
    private static final Map<String, String[]> DECIDED = Map.of(
            "Task_AcceptOffboarding", new String[] {"offboard-production", "life_offboarding", "removalRefused"},
            "Task_AcceptNames", new String[] {"change-names", "life_names_change", "namesRefused"},
            "Task_AcceptAvailability",
                    new String[] {"change-availability", "life_availability", "availabilityRefused"});
    private static final LifeDesk desk = LifeDesk.shared();
    private final ByLink byLink = desk.engine.get(ByLink.class);
    private final FakePost post = desk.engine.get(FakePost.class);
    private final JdbcClient database = desk.engine.get(JdbcClient.class);

    @BeforeEach
    void opened() throws Exception {
        desk.open();
        desk.name("nl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("accepted by a link, once, it goes on to hosting, with who it was in the plan that hosting signs")
    void accepted(String task) throws Exception {
        begin(task, "");
        desk.ways.waitFor(task);
        var token = desk.token();
        assertThat(byLink.page(token).question().title()).contains("capri");
        byLink.answer(token, desk.sent(token, "accept", "K. Lant", ""));
        desk.ways.waitFor(next(task));
        assertThat(reason(task)).matches("K. Lant, by link \\d+ to c@example.org");
        assertThat(desk.shown("planShown")).contains("K. Lant, by link");
        assertThatThrownBy(() -> byLink.page(token)).isInstanceOf(LinkOver.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("refused by a link, all stays as it is, and who asked can read why")
    void refused(String task) throws Exception {
        var process = begin(task, "");
        var token = desk.token();
        byLink.answer(token, desk.sent(token, "refuse", "K. Lant", "not this year"));
        desk.engine.runJobs();
        assertThat(desk.engine
                        .tasks()
                        .createTaskQuery()
                        .taskDefinitionKey(next(task))
                        .count())
                .isZero();
        assertThat(reason(task)).as("nobody accepted it").isEmpty();
        assertThat(desk.engine
                        .history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .variableName(DECIDED.get(task)[2])
                        .singleResult()
                        .getValue())
                .isEqualTo("not this year");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AcceptOffboarding", "Task_AcceptNames", "Task_AcceptAvailability"})
    @DisplayName("whom somebody heard already is not asked")
    void heard(String task) {
        begin(task, "C. Klant, by letter");
        desk.ways.waitFor(next(task));
        assertThat(post.letters()).isEmpty();
        assertThat(reason(task)).isEqualTo("C. Klant, by letter");
    }

    @ParameterizedTest
    @CsvSource({
        "Task_AcceptOffboarding, hanna, hosting",
        "Task_AcceptNames, hanna, hosting",
        "Task_AcceptAvailability, mark, managers"
    })
    @DisplayName("of whom nobody is named, is asked by somebody here, who writes down who it was")
    void writtenDown(String task, String person, String role) {
        database.sql("delete from contact").update();
        begin(task, "");
        desk.ways.waitFor(task);
        assertThat(post.letters()).isEmpty();
        for (var answer : List.of(
                Map.<String, Object>of("customersAnswer", "accept"),
                Map.<String, Object>of("customersAnswer", "accept", "customersWord", "  "),
                Map.<String, Object>of("customersWord", "C. Klant")))
            assertThatThrownBy(() -> desk.ways.answer(task, person, role, answer))
                    .as(answer.toString())
                    .hasStackTraceContaining("must be filled in");
        assertThat(reason(task)).isEmpty();
        desk.ways.answer(task, person, role, Map.of("customersAnswer", "accept", "customersWord", "C. Klant, by mail"));
        desk.ways.waitFor(next(task));
        assertThat(reason(task)).isEqualTo("C. Klant, by mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Task_AcceptOffboarding | nl | Het einde van capri | www.capri.example",
                "Task_AcceptOffboarding | en | The end of capri | for 7 days after",
                "Task_AcceptNames | nl | Andere namen voor capri | www.capri.example, die doorverwijst naar www.capri.eu",
                "Task_AcceptNames | en | Other names for capri | www.capri.example, which leads on to www.capri.eu",
                "Task_AcceptAvailability | nl | Wanneer er iemand is voor capri | EUR 690,00 per maand",
                "Task_AcceptAvailability | en | When somebody is there for capri | EUR 690.00 a month"
            })
    @DisplayName("is written in the contact's language, with all that it is about")
    void written(String task, String language, String title, String fact) {
        desk.name(language);
        begin(task, "");
        var letter = post.letters().get(0);
        assertThat(letter.subject()).isEqualTo(title);
        assertThat(letter.text()).contains(fact).doesNotContain("{0}", "{1}");
    }

    private static String next(String task) {
        return task.replace("Accept", "Approve");
    }

    private static String begin(String task, String reason) {
        var variables =
                switch (task) {
                    case "Task_AcceptOffboarding" ->
                        new OffboardingRequest(LifeDesk.CAPRI, reason, Optional.empty(), Optional.of(7)).asVariables();
                    case "Task_AcceptNames" ->
                        NamesRequest.written(LifeDesk.CAPRI, "", "www.capri.example > www.capri.eu", "", reason)
                                .asVariables();
                    default -> new AvailabilityRequest(LifeDesk.CAPRI, "24x7", Optional.empty(), reason).asVariables();
                };
        return desk.begin(task.equals("Task_AcceptAvailability") ? "mark" : "hanna", DECIDED.get(task)[0], variables);
    }

    private String reason(String task) {
        return database.sql("select reason from " + DECIDED.get(task)[1])
                .query(String.class)
                .single();
    }
}
