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
        new ManyRenewals(40, 2, 10, 10).prove();
    }
}
