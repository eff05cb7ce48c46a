package org.gaas.releases;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.Source;

/** A real host, used by a desk that is killed at one of its calls: before it is made, or when it has had its effect. */
record KilledHost(Host host, int[] left, boolean after) implements Host {
    static final class Killed extends RuntimeException {}

    KilledHost(Host host, int call, boolean after) {
        this(host, new int[] {call}, after);
    }

    private <T> T call(Supplier<T> call) {
        var last = --left[0] == 0;
        if (last && !after) throw new Killed();
        var answer = call.get();
        if (last) throw new Killed();
        return answer;
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
        return call(() -> host.run(command));
    }

    @Override
    public Result run(Command command, OutputStream output) {
        return call(() -> host.run(command, output));
    }

    @Override
    public Report converge(Lock lock, List<Desired> wishes) {
        return call(() -> host.converge(lock, wishes));
    }

    @Override
    public List<Report> convergeAll(List<Locked> lists) {
        return call(() -> host.convergeAll(lists));
    }

    @Override
    public List<Report> checkAll(List<List<Desired>> lists) {
        return host.checkAll(lists);
    }

    @Override
    public Report check(List<Desired> wishes) {
        return host.check(wishes);
    }

    @Override
    public void upload(String path, Owner owner, String mode, Source content) {
        call(() -> {
            host.upload(path, owner, mode, content);
            return null;
        });
    }

    @Override
    public void begin(String operation, Command command) {
        call(() -> {
            host.begin(operation, command);
            return null;
        });
    }

    @Override
    public boolean callOff(String operation) {
        return call(() -> host.callOff(operation));
    }

    @Override
    public Operation poll(String operation) {
        return call(() -> host.poll(operation));
    }

    @Override
    public void forget(String operation) {
        call(() -> {
            host.forget(operation);
            return null;
        });
    }
}
