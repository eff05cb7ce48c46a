package org.gaas.cli.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A desk, and who asks.
 *
 * @param url where the desk is, without a slash at the end
 * @param user who asks, when known
 * @param password the user's password, when known; never printed
 */
public record Account(URI url, Optional<String> user, Optional<String> password) {
    /**
     * Reads an address as people type it.
     *
     * @param origin where the address was written, for the error
     * @throws Trouble when it is no http or https address, or carries a password
     */
    public static URI address(String text, String origin) {
        URI url;
        try {
            url = URI.create(text.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw notAnAddress(origin, "it is not an address");
        }
        if (url.getRawUserInfo() != null) throw notAnAddress(origin, "it must not hold a user or a password");
        if (url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null)
            throw notAnAddress(origin, "it is not the address of a desk");
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()))
            throw notAnAddress(origin, "it must begin with https:// (or http:// on this machine)");
        return url;
    }

    private static Trouble notAnAddress(String origin, String why) {
        return Trouble.of(
                Trouble.Kind.INPUT, "no address of a desk", origin, why, "for example https://desk.example.org");
    }

    Optional<String> header() {
        return user.flatMap(name -> password.map(secret ->
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8))));
    }

    /** A password goes over the network only encrypted. */
    boolean isSafe() {
        if ("https".equals(url.getScheme())) return true;
        var host = url.getHost();
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return user.map(name -> name + " at ").orElse("") + url;
    }
}
