package org.gaas.certificates.acme;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Network;
import org.gaas.remote.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Authorities that the desk may order from by itself.
 *
 * @param authorities the allow-list; empty: certificates are brought or bought
 * @param timeout how long an authority may take for one answer
 * @param longest how long for all that a step asks
 */
@ConfigurationProperties("gaas.acme")
public record AcmeSettings(
        @DefaultValue List<Authority> authorities,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("45s") Duration longest) {
    public AcmeSettings {
        authorities = List.copyOf(authorities);
        if (authorities.stream().map(Authority::name).distinct().count() < authorities.size())
            throw new IllegalArgumentException("gaas.acme.authorities: two have the same name");
    }

    /**
     * An authority.
     *
     * @param name what the desk calls it: {@code letsencrypt}
     * @param directory its directory; all that it sends must be of the same host and port
     * @param networks addresses that its host may have; those of the open internet when empty
     * @param roots a file of certificates (PEM) to trust for it instead of Java's own
     * @param contact where it may write to: an address for mail
     * @param termsAgreed whether somebody who may has read its terms and agrees
     * @param binding the account there that ours is bound to, where it wants that
     */
    public record Authority(
            String name,
            URI directory,
            @DefaultValue List<String> networks,
            Optional<Path> roots,
            Optional<String> contact,
            @DefaultValue("false") boolean termsAgreed,
            @DefaultValue Binding binding) {
        public Authority {
            if (name == null || !name.matches("[a-z][a-z0-9-]{0,30}"))
                throw new IllegalArgumentException("gaas.acme.authorities: not a name: '" + name + "'");
            if (directory == null
                    || !"https".equals(directory.getScheme())
                    || directory.getHost() == null
                    || directory.getUserInfo() != null)
                throw new IllegalArgumentException(
                        "gaas.acme.authorities: the directory of " + name + " must be an https URL");
            networks = List.copyOf(networks);
            networks.forEach(Network::new);
            roots = roots == null ? Optional.empty() : roots;
            contact = contact == null ? Optional.empty() : contact;
        }
    }

    /**
     * An account that an authority knows otherwise (RFC 8555, 7.3.4); where it wants none, both are absent.
     *
     * @param keyId as the authority names it
     * @param macKey as the authority gave it: base64url
     */
    public record Binding(Optional<String> keyId, Optional<Secret> macKey) {
        /** No account is known otherwise. */
        public static final Binding NONE = new Binding(Optional.empty(), Optional.empty());

        public Binding {
            keyId = keyId == null ? Optional.empty() : keyId;
            macKey = macKey == null ? Optional.empty() : macKey;
            if (keyId.isPresent() != macKey.isPresent())
                throw new IllegalArgumentException(
                        "gaas.acme.authorities: a binding has a key-id and a mac-key, or neither");
        }
    }
}
