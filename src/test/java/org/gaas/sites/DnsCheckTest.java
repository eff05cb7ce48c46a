package org.gaas.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.sites.DnsFinding.State;
import org.gaas.sites.NameServers.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a customer's own name leads to")
class DnsCheckTest {
    private static final String OURS = "prod1.hosting.example";

    private final Map<String, Answer> known =
            new HashMap<>(Map.of(OURS, Answer.leadingTo(List.of(), List.of("198.51.100.4", "2001:db8::4"))));
    private final DnsCheck check =
            new DnsCheck(host -> known.getOrDefault(host, Answer.leadingTo(List.of(), List.of())));

    @Test
    @DisplayName("is right when it is where our server is, by whichever way and with one of its addresses")
    void right() {
        known.put("epd.zorg.example", Answer.leadingTo(List.of(OURS), List.of("198.51.100.4")));

        var finding = check.look("epd.zorg.example", OURS);

        assertThat(finding.state()).isEqualTo(State.RIGHT);
        assertThat(finding.is()).isEqualTo("epd.zorg.example > prod1.hosting.example > 198.51.100.4");
        assertThat(finding.dutch()).isEqualTo("epd.zorg.example verwijst naar ons.");
    }

    @Test
    @DisplayName("is told with what it is and what it must become")
    void elsewhere() {
        known.put("epd.zorg.example", Answer.leadingTo(List.of(), List.of("192.0.2.7")));

        var finding = check.look("epd.zorg.example", OURS);

        assertThat(finding.state()).isEqualTo(State.ELSEWHERE);
        assertThat(finding.is()).isEqualTo("epd.zorg.example > 192.0.2.7");
        assertThat(finding.must()).isEqualTo("""
                epd.zorg.example. A 198.51.100.4
                epd.zorg.example. AAAA 2001:db8::4""");
        assertThat(finding.english())
                .isEqualTo("epd.zorg.example leads to 192.0.2.7; it must lead to 198.51.100.4 and 2001:db8::4.");
        assertThat(finding.dutch())
                .isEqualTo(
                        "epd.zorg.example verwijst naar 192.0.2.7; het moet verwijzen naar 198.51.100.4 en 2001:db8::4.");
    }

    @Test
    @DisplayName("is not right while some visitors get somewhere else: an old address of the other kind")
    void partly() {
        known.put("epd.zorg.example", Answer.leadingTo(List.of(), List.of("198.51.100.4", "2001:db8:bad::7")));

        assertThat(check.look("epd.zorg.example", OURS).state()).isEqualTo(State.PARTLY);
    }

    @Test
    @DisplayName("may be nowhere")
    void nowhere() {
        var finding = check.look("new.zorg.example", OURS);

        assertThat(finding.state()).isEqualTo(State.NOWHERE);
        assertThat(finding.is()).isEqualTo("new.zorg.example > nothing");
        assertThat(finding.english())
                .isEqualTo("new.zorg.example has no address yet; it must lead to 198.51.100.4 and 2001:db8::4.");
    }

    @Test
    @DisplayName("is not known while name servers fail, and nobody at the customer is blamed when ours do")
    void unknown() {
        known.put("epd.zorg.example", Answer.unknown("its name servers fail (SERVFAIL)"));

        assertThat(check.look("epd.zorg.example", OURS).state()).isEqualTo(State.UNKNOWN);
        assertThat(check.look("new.zorg.example", "gone.hosting.example"))
                .satisfies(finding -> assertThat(finding.state()).isEqualTo(State.UNKNOWN))
                .satisfies(finding -> assertThat(finding.english()).contains("gone.hosting.example"));
    }
}
