package org.gaas.fleet;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Line;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.Result;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.gaas.remote.Source;

/** Servers that answer what they are told to, and remember how they were reached. */
public class FakeServers implements Servers {
    final List<ServerAccess> reached = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Outcome answer = Outcome.NONE;
    Optional<RemoteFailure> failure = Optional.empty();

    @Override
    public Host connect(ServerAccess access) {
        reached.add(access);
        return new FakeHost(access.name(), access.root());
    }

    private class FakeHost implements Host {
        private final String name;
        private final String root;

        FakeHost(String name, String root) {
            this.name = name;
            this.root = root;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String root() {
            return root;
        }

        @Override
        public Result run(Command command) {
            asked("run");
            throw new UnsupportedOperationException();
        }

        @Override
        public Result run(Command command, OutputStream output) {
            return run(command);
        }

        @Override
        public Report converge(Lock lock, List<Desired> wishes) {
            asked("converge");
            return report(wishes);
        }

        @Override
        public List<Report> convergeAll(List<Locked> lists) {
            asked("converge");
            return lists.stream().map(list -> report(list.wishes())).toList();
        }

        @Override
        public List<Report> checkAll(List<List<Desired>> lists) {
            return lists.stream().map(this::report).toList();
        }

        @Override
        public Report check(List<Desired> wishes) {
            return report(wishes);
        }

        @Override
        public void upload(String path, Owner owner, String mode, Source content) {
            asked("upload");
        }

        @Override
        public void begin(String operation, Command command) {
            asked("begin");
        }

        @Override
        public boolean callOff(String operation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Operation poll(String operation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String operation) {}

        private Report report(List<Desired> wishes) {
            return new Report(
                    name,
                    wishes.stream()
                            .map(wish -> new Line(wish.subject(), answer, answer == Outcome.FAILED ? "why" : ""))
                            .toList());
        }

        private void asked(String what) {
            asked.add(what);
            if (failure.isPresent()) throw failure.get();
        }
    }
}
