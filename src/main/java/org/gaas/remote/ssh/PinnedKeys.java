package org.gaas.remote.ssh;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.ServerAccess;

/** The public keys that a server may show; anything else is an impostor until a person says otherwise. */
final class PinnedKeys {
    /** Tells the client, while it connects, whose keys to expect. */
    static final AttributeKey<PinnedKeys> EXPECTED = new AttributeKey<>();

    /** Signatures that fit a type of key, best first; an RSA key never signs with SHA-1. */
    private static final Map<String, List<String>> SIGNATURES =
            Map.of("ssh-rsa", List.of("rsa-sha2-512", "rsa-sha2-256"));

    private final String server;
    private final List<AuthorizedKeyEntry> entries;
    private final List<PublicKey> keys;
    private volatile String refused;

    private PinnedKeys(String server, List<AuthorizedKeyEntry> entries, List<PublicKey> keys) {
        this.server = server;
        this.entries = entries;
        this.keys = keys;
    }

    static PinnedKeys of(ServerAccess access) {
        try {
            var entries = access.hostKeys().stream()
                    .map(AuthorizedKeyEntry::parseAuthorizedKeyEntry)
                    .filter(Objects::nonNull)
                    .toList();
            var keys = new java.util.ArrayList<PublicKey>();
            for (var entry : entries) keys.add(entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
            if (keys.isEmpty()) throw new IllegalArgumentException("no host key is pinned");
            return new PinnedKeys(access.name(), entries, keys);
        } catch (Exception notAKey) {
            throw RemoteFailure.of(Reason.HOST_KEY_MISMATCH, access.name(), "a pinned host key", notAKey);
        }
    }

    boolean accept(PublicKey shown) {
        if (keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, shown))) return true;
        refused = KeyUtils.getKeyType(shown) + " " + KeyUtils.getFingerPrint(shown);
        return false;
    }

    /** Notes when the server has no key of a pinned type at all. */
    void compare(String offered) {
        var asked = List.of(algorithms().split(","));
        if (Arrays.stream(offered.split(",")).noneMatch(asked::contains)) refused = "only keys for " + offered;
    }

    /** What the client asks the server to sign with, so that it shows a key of a pinned type. */
    String algorithms() {
        return entries.stream()
                .map(AuthorizedKeyEntry::getKeyType)
                .flatMap(type -> SIGNATURES.getOrDefault(type, List.of(type)).stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    /**
     * @throws RemoteFailure when the server showed a key that is not pinned
     */
    void orThrow() {
        if (refused != null) throw mismatch("the server shows " + refused);
    }

    RemoteFailure mismatch(String found) {
        var pinned = entries.stream().map(entry -> entry.getKeyType()).collect(Collectors.joining(", "));
        var prints = keys.stream().map(KeyUtils::getFingerPrint).collect(Collectors.joining(", "));
        return RemoteFailure.of(Reason.HOST_KEY_MISMATCH, server, "pinned host key " + pinned + " " + prints, found);
    }
}
