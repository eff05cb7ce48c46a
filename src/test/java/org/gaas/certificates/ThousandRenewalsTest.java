package org.gaas.certificates;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes minutes. Let's Encrypt takes 300 orders in three hours and 50 of a registered domain in a week. */
@Tag("crash")
@DisplayName("A thousand certificates of 47 days that were made on one day")
class ThousandRenewalsTest {
    @Test
    @DisplayName("are renewed by themselves, spread over days, none late, never more than their authority takes")
    void spread() throws IOException {
        new ManyRenewals(1000, 20, 40, 40).prove();
    }
}
