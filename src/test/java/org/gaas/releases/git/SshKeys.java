package org.gaas.releases.git;

import java.nio.file.Path;
import java.security.KeyPair;

/** Keys for tests of other ways over ssh. */
public final class SshKeys {
    private SshKeys() {}

    public static KeyPair newKey() throws Exception {
        return SshGitServer.newKey();
    }

    /** As the allow-list and {@code known_hosts} write it. */
    public static String line(KeyPair key) {
        return SshGitServer.line(key);
    }

    public static Path write(KeyPair key, Path file) throws Exception {
        return SshGitServer.write(key, file);
    }
}
