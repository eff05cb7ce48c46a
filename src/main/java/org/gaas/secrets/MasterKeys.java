package org.gaas.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.gaas.engine.CantStart;

/**
 * The keys that seal all others: a file outside the database, one key of 32 bytes in base64 a line. The first seals, the
 * others only open what they sealed before. A key is known by an id that is made from it, so nobody can mistake one.
 */
final class MasterKeys {
    private static final int BYTES = 32;
    private static final String HEAD =
            "# Opens the secrets in the desk's database. Keep a copy where no copy of" + " the database is.\n";
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private final List<Master> keys;

    /** One of them. */
    record Master(String id, SecretKey key) {
        static Master of(byte[] bytes) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update("gaas master key".getBytes(US_ASCII));
                var id = HexFormat.of().formatHex(digest.digest(bytes), 0, 8);
                return new Master(id, new SecretKeySpec(bytes, "AES"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "master key " + id;
        }
    }

    private MasterKeys(Path file, List<Master> keys) {
        this.file = file;
        this.keys = List.copyOf(keys);
    }

    /**
     * Those in the file.
     *
     * @return empty when there is no such file
     * @throws CantStart it can't be read, others may read it, or it holds something else
     */
    static Optional<MasterKeys> in(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file)))
                throw new CantStart(
                        "Others may read the master key " + file + ".",
                        "Run 'chmod 600 " + file + "', and think of who may have read it.");
            var keys = new ArrayList<Master>();
            for (var line : Files.readAllLines(file, US_ASCII))
                if (!line.isBlank() && !line.startsWith("#")) keys.add(master(file, line.strip()));
            if (keys.isEmpty()) throw spoilt(file, null);
            return Optional.of(new MasterKeys(file, keys));
        } catch (IOException e) {
            throw spoilt(file, e);
        }
    }

    /** Makes a file with a new key; when another node has made one meanwhile, that one counts. */
    static MasterKeys make(Path file) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var text = HEAD + Base64.getEncoder().encodeToString(bytes) + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            try (var out = Files.newByteChannel(
                    beside, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(OWNERS))) {
                out.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
            }
            try {
                Files.createLink(file, beside); // all of it at once, and never over another
            } catch (FileAlreadyExistsException anothers) {
                // then that one
            } finally {
                Files.delete(beside);
            }
        } catch (IOException e) {
            throw new CantStart(
                    "The master key can't be written to " + file + ": " + e.getMessage() + ".",
                    "Name a file that the desk may write as gaas.secrets.master-key (GAAS_MASTER_KEY).",
                    e);
        }
        return in(file).orElseThrow();
    }

    Master current() {
        return keys.get(0);
    }

    Optional<Master> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    Path file() {
        return file;
    }

    private static Master master(Path file, String line) {
        try {
            var bytes = Base64.getDecoder().decode(line);
            if (bytes.length == BYTES) return Master.of(bytes);
        } catch (IllegalArgumentException noBase64) {
            // told below; never what stands there
        }
        throw spoilt(file, null);
    }

    private static CantStart spoilt(Path file, Exception cause) {
        return new CantStart(
                "The master key can't be read from " + file + ": "
                        + (cause == null ? "each line must hold 32 bytes in base64" : cause.getMessage()) + ".",
                "Bring the file back from where its copy is kept.",
                cause);
    }
}
