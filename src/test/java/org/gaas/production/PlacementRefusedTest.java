package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Processes;
import org.gaas.engine.TestEngine;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A production that hosting does not want")
class PlacementRefusedTest {
    private static final String TASK = "Task_ApproveAndPlace";
    private static final String WHY = "no server for ![this](https://evil.example/p.png) before <b>May</b>";
    private static TestEngine engine;

    private final Ways ways = new Ways(engine);
    private final QuoteDesk.Heard heard = engine.get(QuoteDesk.Heard.class);
    private String process;

    @BeforeAll
    static void begin() throws Exception {
        engine = QuoteDesk.open();
        engine.identity().createMembership("hanna", Role.HOSTING.group());
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @BeforeEach
    void accepted() throws Exception {
        process = QuoteDesk.asked(engine);
        ways.answer(
                "Task_AcceptQuote",
                "mark",
                Role.MANAGERS.group(),
                Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant"));
        ways.waitFor(TASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "refuse"})
    @DisplayName("needs a reason: nobody learns anything from a no without one")
    void reason(String decision) {
        for (var answers : List.of(
                Map.<String, Object>of("placement", decision),
                Map.<String, Object>of("placement", decision, "placementReason", " ")))
            assertThatThrownBy(() -> no(answers))
                    .isInstanceOfSatisfying(InvalidInput.class, missing -> assertThat(missing.field())
                            .isEqualTo("placementReason"));
        assertThat(heard.all).isEmpty();
    }

    @Test
    @DisplayName("is told to who asked, with the reason, by mail and on the way of the process")
    void told() {
        no(Map.of("placement", "refuse", "placementReason", WHY));
        ways.end(process, "EndEvent_ProductionRefused");
        assertThat(heard.all).singleElement().satisfies(one -> {
            assertThat(one.people()).containsExactly("dora");
            assertThat(one.subject()).isEqualTo("Production capri was refused");
            assertThat(one.text()).contains("hugo", WHY);
        });
        assertThat(engine.get(Processes.class).find(process).orElseThrow().steps())
                .filteredOn(step -> step.id().equals(TASK))
                .singleElement()
                .satisfies(step -> assertThat(step.message()).contains(WHY));
    }

    @Test
    @DisplayName("comes back with a reason that is read as it was written (M37); who decides again says anew why")
    void readAsWritten() {
        no(Map.of("placement", "return", "placementReason", WHY));
        ways.waitFor("Task_ReviseRequest");
        assertThat(heard.all).isEmpty();
        assertThat(shown("Task_ReviseRequest"))
                .isEqualTo("no server for !\\[this\\](https://evil.example/p.png) before &lt;b>May&lt;/b>");
        ways.answer(
                "Task_ReviseRequest",
                "dora",
                Role.DEVELOPERS.group(),
                Map.of("revision", "send", "tag", "2.0.0", "hosts", "capri.example.org"));
        ways.waitFor(TASK);
        assertThat(shown(TASK)).isNull();
    }

    private void no(Map<String, Object> answers) {
        ways.answer(TASK, "hugo", Role.HOSTING.group(), new HashMap<>(answers));
    }

    /** What the open task's form gets for the reason. */
    private static Object shown(String task) {
        var open = engine.tasks().createTaskQuery().taskDefinitionKey(task).singleResult();
        return engine.forms().getTaskFormVariables(open.getId()).get("placementReason");
    }
}
