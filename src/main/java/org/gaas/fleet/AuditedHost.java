package org.gaas.fleet;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.Source;

/** A host that writes down what it changed, and every time that a server was not who it should be. */
final class AuditedHost implements Host {
    private final Host host;
    private final Trail trail;
    private final String who;

    AuditedHost(Host host, Trail trail, String who) {
        this.host = host;
        this.trail = trail;
        this.who = who;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String root() {
        return host.root();
    }

    @Override
    public Result run(Command command) {
        return watched(() -> host.run(command));
    }

    @Override
    public Result run(Command command, OutputStream output) {
        return watched(() -> host.run(command, output));
    }

    @Override
    public Report converge(Lock lock, List<Desired> wishes) {
        var report = watched(() -> host.converge(lock, wishes));
        var changes = report.lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .map(line -> entry(
                        "converge " + lock.name(),
                        line.subject(),
                        line.outcome().name(),
                        line.reason()))
                .toList();
        if (!changes.isEmpty()) trail.recordDone(changes);
        return report;
    }

    @Override
    public Report check(List<Desired> wishes) {
        return watched(() -> host.check(wishes));
    }

    @Override
    public void upload(String path, Owner owner, String mode, Source content) {
        watched(() -> {
            host.upload(path, owner, mode, content);
            return null;
        });
        trail.recordDone(
                List.of(entry("upload", path, "APPLIED", owner.toString().toLowerCase(Locale.ROOT) + " " + mode)));
    }

    @Override
    public void begin(String operation, Command command) {
        watched(() -> {
            host.begin(operation, command);
            return null;
        });
        trail.recordDone(List.of(entry("begin", operation, "APPLIED", "")));
    }

    @Override
    public Operation poll(String operation) {
        return watched(() -> host.poll(operation));
    }

    @Override
    public void forget(String operation) {
        watched(() -> {
            host.forget(operation);
            return null;
        });
    }

    private <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (RemoteFailure failure) {
            if (failure.kind() == RemoteFailure.Reason.HOST_KEY_MISMATCH)
                trail.recordDone(List.of(entry("connect", "host key", "FAILED", failure.found())));
            throw failure;
        }
    }

    private Entry entry(String what, String subject, String outcome, String detail) {
        return Entry.of(who, what, host.name(), subject, outcome, detail);
    }
}
