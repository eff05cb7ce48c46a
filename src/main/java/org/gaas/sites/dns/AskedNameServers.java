package org.gaas.sites.dns;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gaas.sites.NameServers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;
import org.xbill.DNS.lookup.RedirectLoopException;
import org.xbill.DNS.lookup.RedirectOverflowException;
import org.xbill.DNS.lookup.ServerFailedException;

/** Asks by dnsjava: Java's own look-up remembers, reads /etc/hosts and can't tell "none" from "no answer". */
@Component
@EnableConfigurationProperties(DnsSettings.class)
class AskedNameServers implements NameServers {
    private static final int TRIES = 2;

    private final DnsSettings settings;
    private final LookupSession session;

    AskedNameServers(DnsSettings settings) {
        this.settings = settings;
        this.session = LookupSession.builder().resolver(resolver(settings)).build();
    }

    @Override
    public Answer ask(String host) {
        // no name server is asked for these (RFC 6761, 6.3)
        if (host.equals("localhost") || host.endsWith(".localhost"))
            return Answer.leadingTo(List.of(), List.of("127.0.0.1"));
        if (isAddress(host)) return Answer.leadingTo(List.of(), List.of(host));
        try {
            var name = Name.fromString(host, Name.root);
            var aliases = new LinkedHashSet<String>();
            var addresses = new ArrayList<String>();
            for (var type : new int[] {Type.A, Type.AAAA}) {
                var found = look(name, type);
                found.getRecords().forEach(record -> addresses.add(address(record)));
                aliases.addAll(aliases(found));
            }
            return Answer.leadingTo(List.copyOf(aliases), addresses);
        } catch (TextParseException noName) {
            return Answer.unknown("'" + host + "' is not a name");
        } catch (Unanswered trouble) {
            return Answer.unknown(trouble.getMessage());
        }
    }

    private LookupResult look(Name name, int type) throws Unanswered {
        try {
            return session.lookupAsync(name, type)
                    .toCompletableFuture()
                    .orTimeout(longest(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException)
                return new LookupResult(List.of(), List.of());
            throw new Unanswered(words(e.getCause()));
        }
    }

    /** The names that stand behind the one that was asked for; the library tells all but the last. */
    private static List<String> aliases(LookupResult found) {
        if (found.getAliases().isEmpty() || found.getRecords().isEmpty()) return List.of();
        var way = new ArrayList<>(found.getAliases());
        way.add(found.getRecords().get(0).getName());
        return way.stream().skip(1).map(name -> name.toString(true)).toList();
    }

    private static String address(Record record) {
        var address = record instanceof ARecord four ? four.getAddress() : ((AAAARecord) record).getAddress();
        return address.getHostAddress();
    }

    private String words(Throwable trouble) {
        if (trouble instanceof RedirectLoopException || trouble instanceof RedirectOverflowException)
            return "its aliases (CNAME) lead in a circle";
        if (trouble instanceof ServerFailedException) return "its name servers fail (SERVFAIL)";
        if (trouble instanceof TimeoutException) return "no name server answered within " + longest() / 1000 + " s";
        return "name servers can't be asked: " + trouble.getMessage();
    }

    private long longest() {
        return settings.timeout().multipliedBy(TRIES).toMillis();
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static Resolver resolver(DnsSettings settings) {
        var servers = settings.servers().stream().map(AskedNameServers::at).toList();
        var all = servers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(servers);
        all.setTimeout(settings.timeout().multipliedBy(TRIES));
        all.setRetries(TRIES);
        for (var one : all.getResolvers()) one.setTimeout(settings.timeout());
        return all;
    }

    private static Resolver at(String server) {
        var uri = URI.create(
                "dns://" + (server.matches("[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*") ? "[" + server + "]" : server));
        return new SimpleResolver(new InetSocketAddress(
                uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? 53 : uri.getPort()));
    }

    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswered(String why) {
            super(why);
        }
    }
}
