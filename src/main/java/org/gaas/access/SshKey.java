package org.gaas.access;

/**
 * The public half of a key that somebody comes by, as one line of it says.
 *
 * @param kind {@code ssh-ed25519}
 * @param text in base64
 * @param fingerprint {@code SHA256:...}, as {@code ssh-keygen -l} shows it
 */
public record SshKey(String kind, String text, String fingerprint) {
    @Override
    public String toString() {
        return kind + " " + fingerprint;
    }
}
