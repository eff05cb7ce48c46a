package org.gaas.releases;

import java.io.OutputStream;
import java.util.List;
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

/** A real host behind a network that loses one command, and brings it when nobody waits for it any more. */
final class LateHost implements Host {
    static final class Lost extends RuntimeException {}

    private final Host host;
    private int left;
    private Command lost;

    /**
     * @param call which of the commands, from 1
     */
    LateHost(Host host, int call) {
        this.host = host;
        this.left = call;
    }

    /** Now it comes; what it answers nobody hears. */
    void arrive() {
        host.run(lost);
    }

    @Override
    public Result run(Command command) {
        if (--left > 0) return host.run(command);
        lost = command;
        throw new Lost();
    }

    @Override
    public Result run(Command command, OutputStream output) {
        return host.run(command, output);
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
    public Report converge(Lock lock, List<Desired> wishes) {
        return host.converge(lock, wishes);
    }

    @Override
    public List<Report> convergeAll(List<Locked> lists) {
        return host.convergeAll(lists);
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
        host.upload(path, owner, mode, content);
    }

    @Override
    public void begin(String operation, Command command) {
        host.begin(operation, command);
    }

    @Override
    public boolean callOff(String operation) {
        return host.callOff(operation);
    }

    @Override
    public Operation poll(String operation) {
        return host.poll(operation);
    }

    @Override
    public void forget(String operation) {
        host.forget(operation);
    }
}
