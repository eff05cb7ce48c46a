package org.gaas.fleet;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.Source;

/**
 * A host that writes down what it is about to change and what came of it, and every time that a server was not who it
 * should be. What can't be written down beforehand is not done. An intent without an outcome means that the desk ended,
 * or lost the server, in between.
 */
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
        return run(command, () -> host.run(command));
    }

    @Override
    public Result run(Command command, OutputStream output) {
        return run(command, () -> host.run(command, output));
    }

    private Result run(Command command, Supplier<Result> work) {
        if (command.looks()) return watched(work);
        var entry = entry("run", command.summary());
        var result = noted(entry, work);
        trail.recordApart(ended(entry, result));
        return result;
    }

    @Override
    public Report converge(Lock lock, List<Desired> wishes) {
        var entry = begun(lock, wishes);
        var report = noted(entry, () -> host.converge(lock, wishes));
        trail.recordApart(changes(entry, report));
        return report;
    }

    @Override
    public List<Report> convergeAll(List<Locked> lists) {
        var entries =
                lists.stream().map(list -> begun(list.lock(), list.wishes())).toList();
        var reports = noted(entries, () -> host.convergeAll(lists));
        trail.recordApart(IntStream.range(0, lists.size())
                .mapToObj(list -> changes(entries.get(list), reports.get(list)))
                .flatMap(List::stream)
                .toList());
        return reports;
    }

    private Entry begun(Lock lock, List<Desired> wishes) {
        var subjects = wishes.stream().map(Desired::subject).toList();
        return entry("converge", lock.name()).detail(String.join("; ", subjects));
    }

    private static List<Entry> changes(Entry begun, Report report) {
        var entry = begun.detail("");
        var changes = report.lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .map(line -> entry.subject(line.subject())
                        .outcome(line.outcome().name())
                        .detail(line.reason()))
                .toList();
        return changes.isEmpty() ? List.of(entry.outcome("UNCHANGED")) : changes;
    }

    @Override
    public List<Report> checkAll(List<List<Desired>> lists) {
        return watched(() -> host.checkAll(lists));
    }

    @Override
    public Report check(List<Desired> wishes) {
        return watched(() -> host.check(wishes));
    }

    @Override
    public void upload(String path, Owner owner, String mode, Source content) {
        var entry = entry("upload", path).detail(owner.toString().toLowerCase(Locale.ROOT) + " " + mode);
        noted(entry, () -> {
            host.upload(path, owner, mode, content);
            return null;
        });
        trail.recordApart(entry);
    }

    @Override
    public void begin(String operation, Command command) {
        noted(entry("begin", operation).detail(command.summary()), () -> {
            host.begin(operation, command);
            return null;
        });
    }

    /** Nothing on the server changes by it. */
    @Override
    public boolean callOff(String operation) {
        return watched(() -> host.callOff(operation));
    }

    @Override
    public Operation poll(String operation) {
        var state = watched(() -> host.poll(operation));
        if (state instanceof Operation.Ended end) trail.recordApart(ended(entry("end", operation), end.result()));
        return state;
    }

    /** Only what is kept about the operation goes: no change to be written down. */
    @Override
    public void forget(String operation) {
        watched(() -> {
            host.forget(operation);
            return null;
        });
    }

    private <T> T noted(Entry entry, Supplier<T> work) {
        return noted(List.of(entry), work);
    }

    private <T> T noted(List<Entry> entries, Supplier<T> work) {
        trail.recordApart(entries.stream().map(entry -> entry.outcome("BEGUN")).toList());
        try {
            return watched(work);
        } catch (RuntimeException failure) {
            trail.recordApart(entries.stream()
                    .map(entry -> entry.outcome("FAILED").detail(why(failure)))
                    .toList());
            throw failure;
        }
    }

    private <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (RemoteFailure failure) {
            if (failure.kind() == RemoteFailure.Reason.HOST_KEY_MISMATCH)
                trail.recordApart(entry("connect", "host key").outcome("FAILED").detail(why(failure)));
            throw failure;
        }
    }

    private static String why(RuntimeException failure) {
        return failure instanceof RemoteFailure known ? known.reason() + ": " + known.found() : failure.toString();
    }

    private static Entry ended(Entry entry, Result result) {
        return result.ok() ? entry : entry.outcome("FAILED").detail("exit code " + result.exit());
    }

    private Entry entry(String what, String subject) {
        return Entry.change(who, what, host.name()).subject(subject);
    }
}
