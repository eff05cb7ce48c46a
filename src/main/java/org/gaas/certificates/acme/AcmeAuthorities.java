package org.gaas.certificates.acme;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaas.certificates.AuthorityAccount;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.LimitedHttp.Addresses;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The allow-list of authorities, and the ways to them. */
@Component
class AcmeAuthorities {
    private final Map<String, Way> ways;
    private final List<String> names;
    private final AcmeSettings settings;

    @Autowired
    AcmeAuthorities(AcmeSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    AcmeAuthorities(AcmeSettings settings, Addresses addresses) {
        this.settings = settings;
        names = settings.authorities().stream()
                .map(AcmeSettings.Authority::name)
                .toList();
        ways = settings.authorities().stream()
                .map(authority -> new Way(new AllowedAuthority(authority, addresses), settings))
                .collect(Collectors.toMap(way -> way.authority.settings().name(), Function.identity()));
    }

    List<String> names() {
        return names;
    }

    /**
     * @throws InvalidInput {@code AUTHORITY_NOT_ALLOWED}
     */
    AcmeSettings.Authority named(String name) {
        return way(name).authority.settings();
    }

    private Way way(String name) {
        var way = ways.get(name);
        if (way == null)
            throw notAllowed("the authority '" + name + "' is not on the desk's list; on it: "
                    + (names.isEmpty() ? "none" : String.join(", ", names)));
        return way;
    }

    /** A new one for each call: nothing is remembered, so any node of the desk goes on where another was. */
    Session session(String name) {
        var way = way(name);
        var session = new Session(way.authority.settings().directory(), way);
        session.networkSettings().setTimeout(settings.timeout());
        // what comes is limited in its size as it comes
        session.networkSettings().setCompressionEnabled(false);
        return session;
    }

    Login login(AuthorityAccount account) {
        return session(account.authority()).login(url(account.place()), AccountKeys.read(account.key()));
    }

    static URL url(URI place) {
        try {
            return place.toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw notAllowed("'" + place + "' is no place at an authority");
        }
    }

    static InvalidInput notAllowed(String sentence) {
        return new InvalidInput("authority", "AUTHORITY_NOT_ALLOWED", sentence);
    }

    /** How one authority is reached. */
    private static final class Way extends AbstractAcmeProvider {
        private final AllowedAuthority authority;
        private final CheckedHttp http;
        private final Duration longest;

        Way(AllowedAuthority authority, AcmeSettings settings) {
            this.authority = authority;
            this.http = CheckedHttp.to(authority, settings.timeout());
            this.longest = settings.longest();
        }

        @Override
        public boolean accepts(URI directory) {
            return true;
        }

        @Override
        public URL resolve(URI directory) {
            return url(directory);
        }

        @Override
        public HttpClient createHttpClient(NetworkSettings network) {
            return http.within(longest);
        }
    }
}
