package org.gaas.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who a request came from, also for those who look at it after the login has forgotten. */
public final class SignedIn {
    private static final String NAME = "org.gaas.signedIn";

    private SignedIn() {}

    /** Empty when nobody was signed in. */
    public static Optional<String> to(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(NAME));
    }

    /** For the login only. */
    public static void note(HttpServletRequest request, String person) {
        request.setAttribute(NAME, person);
    }
}
