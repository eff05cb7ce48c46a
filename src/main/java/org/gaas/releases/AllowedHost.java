package org.gaas.releases;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gaas.remote.Network;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * A host that code may be fetched from.
 *
 * @param name the host as URLs write it, in lower case
 * @param schemes how; {@code https} and {@code ssh} when empty
 * @param ports where, besides the scheme's usual port; 0 stands for any
 * @param networks addresses that the name may resolve to; those of the open internet when empty
 * @param hostKeys for ssh: the keys that the host may show, as in {@code known_hosts}: {@code ssh-ed25519 AAAA...}
 * @param key for ssh: the file of the desk's private key
 * @param subversion for https: the paths below which repositories are Subversion's and not Git's; {@code /} for all
 */
public record AllowedHost(
        String name,
        List<String> schemes,
        List<Integer> ports,
        List<String> networks,
        List<String> hostKeys,
        Optional<Path> key,
        List<String> subversion) {
    private static final Map<String, Integer> USUAL =
            Map.of("https", 443, "http", 80, "ssh", 22, "svn", 3690, "svn+ssh", 22);

    @ConstructorBinding
    public AllowedHost {
        if (name == null || !name.matches("[a-z0-9]([a-z0-9.:-]*[a-z0-9])?|::1"))
            throw new IllegalArgumentException("not a host in lower case: '" + name + "'");
        schemes = schemes == null || schemes.isEmpty() ? List.of("https", "ssh") : List.copyOf(schemes);
        ports = ports == null ? List.of() : List.copyOf(ports);
        networks = networks == null ? List.of() : List.copyOf(networks);
        hostKeys = hostKeys == null ? List.of() : List.copyOf(hostKeys);
        key = key == null ? Optional.empty() : key;
        subversion = subversion == null ? List.of() : List.copyOf(subversion);
        for (var path : subversion)
            if (!path.startsWith("/")) throw new IllegalArgumentException("a path begins with a slash: '" + path + "'");
        networks.forEach(Network::new);
        for (var scheme : schemes)
            if (!USUAL.containsKey(scheme)) throw new IllegalArgumentException("not a scheme: '" + scheme + "'");
    }

    /** A host of Git repositories. */
    public AllowedHost(
            String name,
            List<String> schemes,
            List<Integer> ports,
            List<String> networks,
            List<String> hostKeys,
            Optional<Path> key) {
        this(name, schemes, ports, networks, hostKeys, key, List.of());
    }

    boolean keepsInSubversion(String path) {
        return subversion.stream().anyMatch(above -> (path + "/").startsWith(above.replaceFirst("/*$", "/")));
    }

    boolean servesPort(String scheme, OptionalInt port) {
        var asked = port.orElse(usualPort(scheme));
        return asked == usualPort(scheme) || ports.contains(0) || ports.contains(asked);
    }

    /** Whether a connection to this address is one to this host. */
    public boolean mayBeAt(InetAddress address) {
        return Network.anyOrPublic(networks, address);
    }

    /** The port that a scheme uses when the URL names none. */
    public static int usualPort(String scheme) {
        return USUAL.get(scheme);
    }
}
