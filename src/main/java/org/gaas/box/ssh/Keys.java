package org.gaas.box.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.gaas.box.PrivateFile;

/** SSH keys made at the first start and kept, in the files that OpenSSH's tools read too. */
public final class Keys {
    private static final int BITS = 256;

    private Keys() {}

    /** The key in this file, made first when there is none. */
    public static KeyPair kept(Path file, String comment) {
        try {
            if (!Files.exists(file)) create(file, comment);
            try (var stream = Files.newInputStream(file)) {
                var found =
                        SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), stream, null);
                if (found != null) for (KeyPair pair : found) return pair;
            }
            throw new IllegalStateException(file + " holds no private key: delete it to have a new one made");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is not a private key: delete it to have a new one made", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't read or write its key " + file, e);
        }
    }

    /** The public half as one line, {@code ssh-ed25519 AAAA...}. */
    public static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    private static void create(Path file, String comment) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, BITS);
        var bytes = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, bytes);
        PrivateFile.write(file.resolveSibling(file.getFileName() + ".pub"), line(pair) + " " + comment + "\n");
        PrivateFile.write(file, bytes.toByteArray());
    }
}
