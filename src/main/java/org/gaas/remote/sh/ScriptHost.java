package org.gaas.remote.sh;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment.Argument;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Report;
import org.gaas.remote.Result;
import org.gaas.remote.Source;

/** A host that understands nothing but {@code /bin/sh}: every call is one script over the {@link Wire}. */
public final class ScriptHost implements Host {
    private static final int KEPT = 256 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_OPERATION = Duration.ofHours(12);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(2);

    /** Of timeout itself; of a program killed by it; the same with busybox. */
    private static final Set<Integer> ENDED_BY_TIMEOUT = Set.of(124, 137, 143);

    private final String name;
    private final String root;
    private final Platform platform;
    private final Wire wire;
    private final RemoteSettings settings;

    public ScriptHost(String name, String root, Platform platform, Wire wire, RemoteSettings settings) {
        this.name = name;
        this.root = root;
        this.platform = platform;
        this.wire = wire;
        this.settings = settings;
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
        return run(command, command.timeout().orElse(settings.commandTimeout()), wanted(command));
    }

    @Override
    public Result run(Command command, OutputStream output) {
        var limit = command.timeout().orElse(settings.commandTimeout());
        var wanted = wanted(command);
        var guarded = new Guarded(output);
        try {
            var result = run(command, limit, wanted, guarded);
            if (guarded.trouble() == null) return result;
        } catch (RemoteFailure broken) {
            if (guarded.trouble() == null) throw broken;
        }
        throw RemoteFailure.of(Reason.DESK_UNWRITABLE, name, wanted, guarded.trouble());
    }

    @Override
    public Report converge(Lock lock, List<Desired> wishes) {
        return wish(wishes, script -> WishScript.applying(script, platform, List.of(new Locked(lock, wishes))));
    }

    @Override
    public List<Report> convergeAll(List<Locked> lists) {
        return wishAll(
                lists.stream().map(Locked::wishes).toList(), script -> WishScript.applying(script, platform, lists));
    }

    @Override
    public Report check(List<Desired> wishes) {
        return wish(wishes, script -> WishScript.looking(script, platform, List.of(wishes)));
    }

    @Override
    public List<Report> checkAll(List<List<Desired>> lists) {
        return wishAll(lists, script -> WishScript.looking(script, platform, lists));
    }

    @Override
    public void upload(String path, Owner owner, String mode, Source content) {
        var upload = new Upload(path, owner, mode, content, platform);
        var wanted = "upload of " + path;
        run(upload.command(), LONGEST_UPLOAD, wanted).expect(wanted);
    }

    @Override
    public void begin(String operation, Command command) {
        var script = new Script(root, platform);
        var text = new OperationScript(script, operation)
                .begin(command, command.timeout().orElse(LONGEST_OPERATION));
        // a person who mends it knows the command, not the name of the operation
        answer(script, text, "command " + command.summary() + ", as operation " + operation)
                .begun();
    }

    @Override
    public boolean callOff(String operation) {
        var script = new Script(root, platform);
        return answer(script, new OperationScript(script, operation).callOff(), "no operation " + operation)
                .rests();
    }

    @Override
    public Operation poll(String operation) {
        var script = new Script(root, platform);
        return answer(script, new OperationScript(script, operation).poll(), "operation " + operation)
                .state();
    }

    @Override
    public void forget(String operation) {
        var script = new Script(root, platform);
        answer(script, new OperationScript(script, operation).forget(), "operation " + operation);
    }

    private Report wish(List<Desired> wishes, Function<Script, WishScript> wished) {
        var script = new Script(root, platform);
        var text = wished.apply(script).text(settings.lockTimeout());
        var out = new Tail(16 * KEPT);
        var err = new Tail(1024);
        send(text, settings.commandTimeout().plus(settings.lockTimeout()), out, err, WishAnswer.wanted(wishes));
        return WishAnswer.read(name, wishes, script.mark(), out.text(), err.text());
    }

    private List<Report> wishAll(List<List<Desired>> lists, Function<Script, WishScript> wished) {
        if (lists.isEmpty()) return List.of();
        var script = new Script(root, platform);
        var text = wished.apply(script).text(settings.lockTimeout());
        var out = new Tail(64 * KEPT);
        var err = new Tail(1024);
        var limit = settings.commandTimeout().plus(settings.lockTimeout()).multipliedBy(lists.size());
        var words = "";
        try {
            send(text, limit, out, err, WishAnswer.wanted(lists.get(0)));
        } catch (RemoteFailure late) {
            // what was done until then is known
            if (late.kind() != Reason.TIMEOUT) throw late;
            words = late.found();
        }
        return WishAnswer.readAll(name, lists, script.mark(), out.text(), words + err.text());
    }

    private OperationAnswer answer(Script script, String text, String wanted) {
        var out = new Tail(KEPT);
        var err = new Tail(1024);
        send(text, settings.commandTimeout(), out, err, wanted);
        return new OperationAnswer(name, wanted, script.mark(), out.text(), err.text());
    }

    private void send(String text, Duration limit, Tail out, Tail err, String wanted) {
        var started = System.nanoTime();
        var exit =
                wire.exec(Script.reader(platform, limit), Source.of(bytes(text)), limit.plus(GRACE), out, err, wanted);
        timely(exit, started, limit, wanted);
    }

    private Result run(Command command, Duration limit, String wanted) {
        var out = new Tail(KEPT);
        var result = run(command, limit, wanted, out);
        return new Result(name, result.exit(), out.text(), result.err(), out.cut() || result.cut());
    }

    private Result run(Command command, Duration limit, String wanted, OutputStream out) {
        var script = new Script(root, platform);
        var marks = "printf '\\n%s\\n' " + script.mark() + "\nprintf '\\n%s\\n' " + script.mark() + " >&2\n";
        var text = script.of(List.of(), marks + script.command(command, limit, ""));
        var err = new Tail(KEPT);
        var answer = new AfterMark(script.mark(), out);
        var complaints = new AfterMark(script.mark(), err);
        var outer = limit.plus(GRACE);
        var started = System.nanoTime();
        int exit = command.input() instanceof Command.Input.Stream stream
                ? wire.exec(
                        script.readerBeforeContent(outer),
                        () -> inFront(text + script.mark() + "\n", stream),
                        outer.plus(GRACE),
                        answer,
                        complaints,
                        wanted)
                : wire.exec(
                        Script.reader(platform, outer),
                        Source.of(bytes(text)),
                        outer.plus(GRACE),
                        answer,
                        complaints,
                        wanted);
        timely(exit, started, limit, wanted);
        if (!answer.seen())
            throw RemoteFailure.of(Reason.ANSWER_INCOMPLETE, name, wanted, "no answer, exit code " + exit);
        return new Result(name, exit, "", err.text(), err.cut());
    }

    private void timely(int exit, long started, Duration limit, String wanted) {
        var late = System.nanoTime() - started >= Script.seconds(limit) * 1_000_000_000L;
        if (late && ENDED_BY_TIMEOUT.contains(exit))
            throw RemoteFailure.of(Reason.TIMEOUT, name, wanted, "not done after " + Script.seconds(limit) + " s");
    }

    private static InputStream inFront(String text, Command.Input.Stream stream) throws java.io.IOException {
        return new SequenceInputStream(
                new ByteArrayInputStream(bytes(text)), stream.source().open());
    }

    private static String wanted(Command command) {
        var call = command.call().calls().get(0);
        var first = command.call().isProgram() ? call.arguments().get(0) : null;
        return "command "
                + (first instanceof Argument.Text program
                        ? program.value()
                        : call.function().name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
