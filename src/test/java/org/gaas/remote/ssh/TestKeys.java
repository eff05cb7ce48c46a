package org.gaas.remote.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Pairs of keys in OpenSSH's files. */
final class TestKeys {
    private TestKeys() {}

    static Path make(Path folder, String name, String type) {
        try {
            var file = folder.resolve(name);
            var pair = pair(type);
            try (var out = Files.newOutputStream(file)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, name, null, out);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(folder.resolve(name + ".pub"), PublicKeyEntry.toString(pair.getPublic()) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String publicKey(Path file) {
        try {
            return Files.readString(file.resolveSibling(file.getFileName() + ".pub"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair(String type) throws GeneralSecurityException {
        return type.equals("rsa")
                ? KeyUtils.generateKeyPair("ssh-rsa", 2048)
                : KeyUtils.generateKeyPair("ssh-ed25519", 256);
    }
}
