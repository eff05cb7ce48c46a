package org.gaas.remote;

/**
 * A server's public key.
 *
 * @param text as in known_hosts after the name: {@code ssh-ed25519 AAAA...}
 * @param fingerprint as {@code ssh-keygen -l} tells it: {@code SHA256:...}
 */
public record HostKey(String text, String fingerprint) {}
