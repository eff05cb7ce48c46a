package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.gaas.DeskTest;
import org.gaas.engine.Money;
import org.gaas.installations.Expense;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@DeskTest
@DisplayName("Costs of a month")
class CostsForFinanceTest {
    private final int port;
    private final ApplicationEventPublisher desk;

    CostsForFinanceTest(@LocalServerPort int port, @Autowired ApplicationEventPublisher desk) {
        this.port = port;
        this.desk = desk;
    }

    @Test
    @DisplayName("are what was bought, and no spreadsheet runs what somebody wrote there")
    void file() {
        desk.publishEvent(new Expense(
                "order:costs-for-finance",
                "certificate",
                LocalDate.parse("2031-05-02"),
                Optional.empty(),
                new Money(new BigDecimal("95.5"), Currency.getInstance("EUR")),
                "=cmd|' /C calc'!A0"));

        var file = RestClient.as("fien", port).get("/api/costs.csv?month=2031-05");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"costs-2031-05.csv\"");
        assertThat(file.body()).isEqualTo("""
                date,kind,amount,currency,customer,project,installation,orderNumber,source,billable\r
                2031-05-02,certificate,95.50,EUR,,,,'=cmd|' /C calc'!A0,order:costs-for-finance,false\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "hanna", "adam"})
    @DisplayName("are not everybody's business")
    void denied(String person) {
        assertThat(RestClient.as(person, port).get("/api/costs?month=2031-05").statusCode())
                .isEqualTo(403);
        assertThat(RestClient.as(person, port)
                        .get("/api/costs.csv?month=2031-05")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("of what is no month are refused in a sentence")
    void noMonth() {
        var answer = RestClient.as("fien", port).get("/api/costs?month=2031-13");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MONTH_INVALID", "like 2026-11");
    }
}
