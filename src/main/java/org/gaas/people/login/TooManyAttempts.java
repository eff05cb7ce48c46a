package org.gaas.people.login;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** This address sent too many wrong passwords, and has to wait. */
class TooManyAttempts extends AuthenticationException {
    private final long seconds;

    TooManyAttempts(Duration wait) {
        this(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private TooManyAttempts(long seconds) {
        super("Too many wrong passwords from here. Try again in " + seconds
                + (seconds == 1 ? " second." : " seconds."));
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
