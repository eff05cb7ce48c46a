package org.gaas.access;

import org.gaas.engine.InvalidInput;

/**
 * What a database server keeps to know a password again: an asterisk, and the SHA-1 of its SHA-1 in hex (MariaDB's
 * {@code mysql_native_password}). Who has it can't sign in with it; it is not shown all the same.
 */
public record Verifier(String value) {
    /**
     * @throws InvalidInput {@code VERIFIER_INVALID}
     */
    public Verifier {
        if (value == null || !value.matches("\\*[0-9A-F]{40}"))
            throw new InvalidInput(
                    "verifier",
                    "VERIFIER_INVALID",
                    "must be an asterisk and 40 digits 0-9, A-F: what the server keeps of a password, not the password");
    }

    @Override
    public String toString() {
        return "***";
    }
}
