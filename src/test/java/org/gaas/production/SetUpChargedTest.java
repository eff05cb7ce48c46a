package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.engine.TaskCompleted;
import org.gaas.engine.TestEngine;
import org.gaas.installations.Expense;
import org.gaas.installations.InstallationId;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a customer accepted to pay once")
class SetUpChargedTest {
    private static TestEngine engine;

    @BeforeAll
    static void begin() throws Exception {
        engine = QuoteDesk.open();
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("is charged when production is handed over, and what is paid by the month is not")
    void charged() throws Exception {
        var process = QuoteDesk.asked(engine);
        var ways = new Ways(engine);
        ways.answer(
                "Task_AcceptQuote",
                "mark",
                Role.MANAGERS.group(),
                Map.of("quoteAnswer", "accept", "quoteBy", "C. Klant"));
        ways.waitFor("Task_ApproveAndPlace");
        var heard = engine.get(QuoteDesk.Heard.class);
        var charging = engine.get(SetUpCharged.class);

        charging.handedOver(completed("Task_SignOffAcceptance", process));
        assertThat(heard.expenses).isEmpty();

        charging.handedOver(completed("Task_HandOverProduction", process));
        var quote = engine.get(ProductionOrders.class)
                .of(process)
                .flatMap(ProductionOrder::quote)
                .orElseThrow();
        assertThat(heard.expenses)
                .containsExactly(new Expense(
                        "quote:" + quote + ":production-setup",
                        "production-setup",
                        RequestDesk.now().atZone(java.time.ZoneOffset.UTC).toLocalDate(),
                        Optional.of(new InstallationId("capri")),
                        Money.euro("1250"),
                        ""));
    }

    private static TaskCompleted completed(String task, String process) {
        return new TaskCompleted(
                "t1",
                task,
                task,
                "onboard-production",
                process,
                process,
                "capri",
                List.of("capri"),
                Map.of(),
                "dora",
                Optional.of(Instant.EPOCH),
                "",
                Map.of());
    }
}
