package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gaas.certificates.Order.State;
import org.gaas.engine.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A certificate that hosting orders")
class OrderedCertificateTest extends PurchaseDesk {
    @Test
    @DisplayName(
            "is ordered with a request of the desk's, handed over days later, installed, seen, and told to billing")
    void ordered() throws Exception {
        var process = start(Way.ORDERED);
        assertThat(task().getName()).isEqualTo("Order certificate · " + HOST);
        assertThat(shown("certificateNames")).isEqualTo("- " + HOST);
        assertThat(shown("priceCeiling")).isEqualTo("EUR 100.00");
        assertThat(shown("signingRequest")).startsWith("-----BEGIN CERTIFICATE REQUEST-----");

        answer("hanna", "hosting", ordering("89,50"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
        var order = order(process);
        purchases.handOver(order.number(), issued(order));
        answer("hanna", "hosting", Map.of("handingOver", "handedOver"));

        assertThat(outcome(process)).isEqualTo("EndEvent_CertificateInUse");
        assertThat(web.done).containsExactly("install for the shared host", "look at " + HOST);
        assertThat(web.inUse().orElseThrow().chain())
                .isEqualTo(certificates.chain(order.number()).orElseThrow().certificates());
        assertThat(certificates.order(order.number()).state()).isEqualTo(State.INSTALLED);
        assertThat(booked).singleElement().satisfies(line -> {
            assertThat(line.source()).isEqualTo("certificate-order:" + order.number());
            assertThat(line.price()).isEqualTo(Money.euro("89.50"));
            assertThat(line.orderNumber()).isEqualTo("2026/0815");
            assertThat(line.installation()).as("nobody else pays").isEmpty();
        });
    }

    @Test
    @DisplayName("above the agreed price is asked of finance; refused, it is given up and its key erased")
    void tooDear() {
        var process = start(Way.ORDERED);
        answer("hanna", "hosting", ordering("100.01"));
        assertThat(task().getName()).isEqualTo("Approve price · " + HOST);
        answer("fien", "finance", Map.of("priceApproval", "refuse"));

        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.key(order(process).number())).isEmpty();
        assertThat(web.done).isEmpty();
        assertThat(booked).isEmpty();
    }

    @Test
    @DisplayName("whose price is approved goes on")
    void approved() {
        start(Way.ORDERED);
        answer("hanna", "hosting", ordering("100.01"));
        answer("fien", "finance", Map.of("priceApproval", "approve"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_HandOverCertificate");
    }

    @Test
    @DisplayName("that was ordered nobody knows where is asked again")
    void incomplete() {
        start(Way.ORDERED);
        answer(
                "hanna",
                "hosting",
                Map.of("ordering", "ordered", "supplier", "Zeker BV", "orderNumber", "", "price", ""));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_OrderCertificate");
        assertThatThrownBy(() -> answer("hanna", "hosting", ordering("1.000,00")))
                .hasMessageContaining("must be an amount in euros");
    }

    @Test
    @DisplayName("that is not ordered after all is given up")
    void notOrdered() {
        var process = start(Way.ORDERED);
        answer("hanna", "hosting", Map.of("ordering", "cancel", "price", ""));
        assertThat(outcome(process)).isEqualTo("EndEvent_OrderCancelled");
        assertThat(certificates.order(order(process).number()).state()).isEqualTo(State.CANCELLED);
    }
}
