package org.gaas.box;

import java.nio.file.Path;

/**
 * One of the box's servers, as the desk should know it.
 *
 * @param name for example {@code trial1}
 * @param role production, acceptance, trial or build
 * @param address always loopback
 * @param port where its SSH server listens
 * @param user who the desk signs in as
 * @param root absolute; what is {@code /} on a real server
 * @param hostKey the public key to pin, in OpenSSH's notation: {@code ssh-ed25519 AAAA...}
 */
public record BoxServer(String name, String role, String address, int port, String user, Path root, String hostKey) {}
