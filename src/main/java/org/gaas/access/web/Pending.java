package org.gaas.access.web;

import java.util.List;
import org.gaas.access.AccountsInPlace;

/** What could not be brought to servers yet, in sentences. */
final class Pending {
    private Pending() {}

    static List<String> of(List<AccountsInPlace.Outcome> brought) {
        return brought.stream()
                .flatMap(one -> one.trouble().map(why -> one.server() + ": " + why.sentence()).stream())
                .toList();
    }
}
