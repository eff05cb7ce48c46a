package org.gaas.access;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Platform;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;

/** A database server, as far as its accounts go: those that somebody made there by hand. */
final class FakeAccounts implements DatabaseAccounts, Servers {
    /** Names with hosts, such as {@code bob@10.%}. */
    final TreeSet<String> byHand = new TreeSet<>();

    /** From where the page of each server answers. */
    final Map<ServerName, List<IpRange>> answering = new ConcurrentHashMap<>();

    /** Whose sessions are not written down on each server. */
    final Map<ServerName, List<String>> exempt = new ConcurrentHashMap<>();

    /** What the servers were brought to, in this order. */
    final List<String> brought = new CopyOnWriteArrayList<>();

    /** How a server differs from what those who come by key should see. */
    String differs = "";

    /** What a server says when it is asked who opened sessions, and whether that is the end of it only. */
    String written = "";

    boolean writtenCut;

    /** The same of those who came by key. */
    String visits = "";

    private record Wish(String subject) implements Desired {
        @Override
        public Fragment probe(Platform platform) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Fragment apply(Platform platform) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public Host connect(ServerAccess access) {
        return (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(),
                new Class<?>[] {Host.class},
                (host, method, arguments) -> switch (method.getName()) {
                    case "name" -> access.name();
                    case "root" -> access.root();
                    case "run" -> answer(access.name(), ((Command) arguments[0]).summary());
                    case "check" -> checked(access.name(), (List<?>) arguments[0]);
                    case "converge" -> {
                        for (var wish : (List<?>) arguments[1]) {
                            byHand.remove(((Desired) wish).subject());
                            brought.add(((Desired) wish).subject());
                        }
                        yield report(access.name(), (List<?>) arguments[1]);
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Result answer(String server, String asked) {
        if (asked.startsWith("visits")) return new Result(server, 0, visits, "", false);
        return asked.startsWith("sessions")
                ? new Result(server, 0, written, "", writtenCut)
                : new Result(server, 0, lines(), "", false);
    }

    private String lines() {
        return byHand.stream()
                .map(account -> "account\t" + account.replace('@', '\t') + "\t\t\n")
                .reduce("", String::concat);
    }

    private Report checked(String server, List<?> wishes) {
        if (differs.isEmpty() || !(wishes.get(0) instanceof FakeKeys.Wish)) return report(server, wishes);
        return new Report(server, List.of(new Report.Line("developers", Report.Outcome.WOULD_APPLY, differs)));
    }

    private static Report report(String server, List<?> wishes) {
        return new Report(
                server,
                wishes.stream()
                        .map(wish -> new Report.Line(((Desired) wish).subject(), Report.Outcome.NONE, ""))
                        .toList());
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public Endpoint endpoint(ServerName server) {
        return new Endpoint("10.0.0.1", 3306);
    }

    @Override
    public String engine(ServerName server) {
        return server.value();
    }

    @Override
    public String user(ServerName server, String developer) {
        return "d-" + developer;
    }

    @Override
    public Desired exists(ServerName server, DeveloperAccount account, Verifier verifier) {
        return new Wish(user(server, account.developer()));
    }

    @Override
    public Desired noOthers(ServerName server, List<DeveloperAccount> accounts) {
        return new Wish("no others");
    }

    @Override
    public List<Desired> answering(ServerName server, List<IpRange> from) {
        answering.put(server, from);
        return List.of(new Wish("page"));
    }

    @Override
    public List<Desired> writtenDown(ServerName server, Collection<String> applications, int days) {
        exempt.put(server, applications.stream().sorted().toList());
        return List.of(new Wish("sessions of all but "
                + String.join(" ", applications.stream().sorted().toList()) + " for " + days));
    }

    @Override
    public Optional<Command> sessions(int days) {
        return Optional.of(Command.of("sessions", Integer.toString(days)));
    }

    @Override
    public Desired gone(String user, String host) {
        return new Wish(user + "@" + host);
    }

    @Override
    public boolean others(String user, String host) {
        return !user.startsWith("d-");
    }

    @Override
    public Command look() {
        return Command.of("look");
    }
}
