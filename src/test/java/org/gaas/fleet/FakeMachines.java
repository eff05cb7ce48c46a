package org.gaas.fleet;

import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.HostKey;
import org.gaas.remote.HostKeys;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.gaas.remote.Source;

/** Machines at addresses, each with a key and with what it says about itself. */
public final class FakeMachines implements Servers, HostKeys, SeenFromOutside {
    private final Map<String, Machine> byAddress = new LinkedHashMap<>();

    /** One machine; everything about it may be changed meanwhile. */
    public static final class Machine {
        String key;
        final Map<String, String> facts = new LinkedHashMap<>();
        final List<String> asked = new ArrayList<>();
        final Deque<RemoteFailure> troubles = new ArrayDeque<>();
        /** What it says when the proof is done, which may be nothing; null when it goes well. */
        String proofFails;
        /** What its page shows; null when nothing answers. */
        String page = "proof 42";

        Runnable packages = () -> {};
    }

    /** A machine as {@code provision} leaves it. */
    Machine machine(String address) {
        return byAddress.computeIfAbsent(address, at -> {
            var machine = new Machine();
            machine.key = "ssh-ed25519 AAAA" + at.replaceAll("[^A-Za-z0-9]", "");
            machine.facts.putAll(Map.of(
                    "os", "debian 12",
                    "user", "gaas",
                    "shell", "/usr/bin/dash",
                    "store", "writable",
                    "sites", at,
                    "disk.free.kb", "9000000",
                    "inodes.used", "3",
                    "memory.kb", "8000000",
                    "time.zone", "Etc/UTC +0000"));
            machine.facts.putAll(Map.of(
                    "php", "8.2.29",
                    "fpm", "8.2.29",
                    "nginx", "1.22.1",
                    "nginx.runs", "yes",
                    "mariadb", "10.11.14",
                    "mariadb.answers", "1",
                    "php.extensions", EXTENSIONS,
                    "fpm.extensions", EXTENSIONS));
            var provision = Provision.delivered();
            provision.packages().forEach(name -> machine.facts.put("package." + name, "1.0"));
            provision.programs().forEach(name -> machine.facts.put("right." + name, "yes"));
            provision.sums().forEach((file, sum) -> machine.facts.put("sum." + file, sum));
            return machine;
        });
    }

    /** The pages of machines whose sites have their address for a name. */
    @Override
    public Page page(URI url) {
        var machine = byAddress.get(url.getHost());
        if (machine == null || machine.page == null)
            throw RemoteFailure.of(RemoteFailure.Reason.UNREACHABLE, url.getHost(), "a page", "nothing answers");
        return new Page(200, machine.page);
    }

    void unplug(String address) {
        byAddress.remove(address);
    }

    void plugIn(String address, Machine machine) {
        byAddress.put(address, machine);
    }

    static final String EXTENSIONS =
            "curl,dom,gd,iconv,intl,json,libxml,mbstring,mysqli,openssl,pdo_mysql,soap," + "xmlreader,xmlwriter,zip";

    @Override
    public HostKey shownBy(String server, String host, int port) {
        var machine = byAddress.get(host);
        if (machine == null)
            throw RemoteFailure.of(RemoteFailure.Reason.UNREACHABLE, server, "the host key", "nothing answers");
        return new HostKey(machine.key, "SHA256:" + machine.key.substring(machine.key.indexOf(' ') + 1));
    }

    @Override
    public Host connect(ServerAccess access) {
        return new FakeHost(access.name(), access, byAddress.get(access.host()));
    }

    private record FakeHost(String name, ServerAccess access, Machine machine) implements Host {
        @Override
        public String root() {
            return "/";
        }

        @Override
        public Result run(Command command) {
            if (machine == null) throw failure(RemoteFailure.Reason.UNREACHABLE, "nothing answers");
            if (!access.hostKeys().contains(machine.key))
                throw failure(RemoteFailure.Reason.HOST_KEY_MISMATCH, "the server shows another");
            var asked = command.call().calls().get(0).function().name();
            machine.asked.add(asked);
            if (!machine.troubles.isEmpty()) throw machine.troubles.poll();
            if (asked.equals("fleet_prove") && machine.proofFails != null)
                return new Result(name, 1, "", machine.proofFails, false);
            return new Result(name, 0, asked.equals("fleet_system") ? facts() : "", "", false);
        }

        private String facts() {
            machine.facts.putIfAbsent("clock", String.valueOf(Instant.now().getEpochSecond()));
            return machine.facts.entrySet().stream()
                    .map(fact -> fact.getKey() + "=" + fact.getValue())
                    .collect(Collectors.joining("\n"));
        }

        private RemoteFailure failure(RemoteFailure.Reason reason, String found) {
            return RemoteFailure.of(reason, name, "what it has", found);
        }

        @Override
        public Result run(Command command, OutputStream output) {
            return run(command);
        }

        @Override
        public void begin(String operation, Command command) {
            machine.asked.add(command.summary());
            machine.packages.run();
        }

        @Override
        public boolean callOff(String operation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Operation poll(String operation) {
            return new Operation.Ended(new Result(name, 0, "", "", false));
        }

        @Override
        public void forget(String operation) {}

        @Override
        public Report converge(Lock lock, List<Desired> wishes) {
            machine.asked.add(wishes.get(0).subject());
            return new Report(
                    name,
                    wishes.stream()
                            .map(wish -> new Report.Line(wish.subject(), Report.Outcome.APPLIED, ""))
                            .toList());
        }

        @Override
        public List<Report> convergeAll(List<Locked> lists) {
            return lists.stream()
                    .map(list -> converge(list.lock(), list.wishes()))
                    .toList();
        }

        @Override
        public List<Report> checkAll(List<List<Desired>> lists) {
            return lists.stream().map(this::check).toList();
        }

        @Override
        public Report check(List<Desired> wishes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void upload(String path, Owner owner, String mode, Source content) {
            throw new UnsupportedOperationException();
        }
    }
}
