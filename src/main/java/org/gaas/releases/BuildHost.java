package org.gaas.releases;

import java.time.Duration;
import java.util.List;
import org.gaas.applications.Argv;
import org.gaas.engine.Fences;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Emptied;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.gaas.remote.ShFunction;
import org.gaas.remote.Source;
import org.gaas.remote.SystemUser;

/** What is done for one build on its host; each call may be repeated. */
record BuildHost(Host host, BuildPlace place, Fences fences) {
    private static final Duration LOOKING = Duration.ofMinutes(5);

    /** Whether the outcome is there: a desk was killed after the build. What others left long ago goes. */
    boolean keepsOutcome() {
        var look = Fragment.call(BuildScripts.STATE).path(BuildPlace.BUILDS).path(place.kept());
        var answers = asked(look, "look for the outcome of a build").lines().toList();
        answers.stream()
                .filter(answer -> answer.matches("OLD [0-9a-f]{" + BuildPlace.SHORT + "}"))
                .forEach(old -> new BuildHost(host, new BuildPlace(old.substring(4)), fences).cleanUp());
        return answers.contains("KEPT");
    }

    /** Makes a place and a user for this build, and sends the source, unless all that is there. */
    void prepare(Source source, Watch watch) {
        host.converge(
                        place.lock(fences.next()),
                        List.of(
                                new Directory(BuildPlace.BUILDS, Owner.DESK, "0755"),
                                new Directory(BuildPlace.KEPT, Owner.DESK, "0700"),
                                new SystemUser(place.user(), place.path()),
                                new Directory(place.path(), place.owner(), "0700")))
                .orThrow();
        if (!asked(in(BuildScripts.SOURCE), "look for the source of a build").equals("SEND")) return;
        watch.progress(0, 0, "sending the source to " + host.name());
        host.upload(place.source(), place.owner(), "0600", source);
    }

    /** Begins the commands, or attaches to them. */
    void begin(List<Argv> commands, Duration longest) {
        var programs = commands.stream().map(Argv::words).toList();
        var all = in(BuildScripts.UNPACK).then(Fragment.inTurn(programs)).then(in(BuildScripts.PACK));
        host.begin(
                place.operation(),
                Command.of(all)
                        .as(place.owner())
                        .with("HOME", host.path(place.path() + "/home"))
                        .within(longest));
    }

    Operation poll() {
        return host.poll(place.operation());
    }

    /**
     * Keeps what the build made; when nothing is there to keep, the next attempt builds anew.
     *
     * @param most how many bytes it may have
     */
    void keepOutcome(long most) {
        var keep = Fragment.call(BuildScripts.KEEP)
                .path(place.outcome())
                .path(place.kept())
                .text(Long.toString(most))
                .acting(place.owner());
        var kept = host.run(Command.of(keep).within(LOOKING));
        if (!kept.ok()) host.forget(place.operation());
        kept.expect("keep the outcome of a build");
    }

    /** Takes away place and user; the outcome stays where it is kept. */
    void cleanUp() {
        host.converge(
                        place.lock(fences.next()),
                        List.of(
                                new Emptied(place.path(), place.owner()),
                                new Absent(place.path()),
                                SystemUser.absent(place.user())))
                .orThrow();
        host.forget(place.operation());
    }

    private Fragment in(ShFunction function) {
        return Fragment.call(function).path(place.path());
    }

    private String asked(Fragment look, String wanted) {
        return host.run(Command.of(look).within(LOOKING)).expect(wanted).out().strip();
    }
}
