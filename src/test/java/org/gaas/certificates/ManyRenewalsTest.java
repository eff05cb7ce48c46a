package org.gaas.certificates;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sample; {@link ThousandRenewalsTest} is the whole. */
@DisplayName("Many certificates that were made on one day")
class ManyRenewalsTest {
    @Test
    @DisplayName("are renewed by themselves, spread over days, none late, never more than their authority takes")
    void spread() throws IOException {
        // four of each domain, of which two may begin in a week
        new ManyRenewals(20, 2, 2, 5).prove();
    }
}
