package org.gaas.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.engine.Progress;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Operation;
import org.gaas.remote.Result;
import org.springframework.stereotype.Component;

/**
 * The application's own commands that make or change its databases, as its own user, in its current release. They
 * outlive the desk, and are believed only when their proof is there.
 */
@Component
public class Upgrades {
    private final Wishes wishes;
    private final Fulfilment fulfilment;
    private final Proofs proofs;
    private final Outages outages;
    private final Clock clock;
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();

    Upgrades(Wishes wishes, Fulfilment fulfilment, Proofs proofs, Outages outages, Clock clock) {
        this.wishes = wishes;
        this.fulfilment = fulfilment;
        this.proofs = proofs;
        this.outages = outages;
        this.clock = clock;
    }

    /** Starts the commands, or attaches to them when they run already. */
    public void begin(Installation installation, String operation) {
        begin(installation, change(installation), operation);
    }

    /**
     * The same for databases that are not new, even where nobody was let in yet: what is in them comes from elsewhere. So
     * does its maintenance mode, which is switched off.
     */
    public void raise(Installation installation, String operation) {
        begin(installation, raising(installation), operation);
    }

    private void begin(Installation installation, Optional<Descriptor.Change> change, String operation) {
        var commands = change.map(Descriptor.Change::commands).orElse(List.of());
        if (commands.isEmpty()) return;
        var command = Command.of(
                        Fragment.inTurn(commands.stream().map(Argv::words).toList()))
                .in(Layout.current(installation.id()))
                .as(Layout.owner(installation.id()));
        for (var variable : wishes.environment(installation).entrySet())
            command = command.with(variable.getKey(), variable.getValue());
        begun.put(operation, clock.instant());
        fulfilment.hostOf(installation, Part.WEB).begin(operation, command);
    }

    /**
     * How far they are.
     *
     * @throws UpgradeUnproven they ended with an error, or without their proof
     * @throws org.gaas.remote.RemoteFailure their database server was away meanwhile: they may be begun again
     */
    public Progress poll(Installation installation, String operation) throws UpgradeUnproven {
        return poll(installation, change(installation), operation);
    }

    /** The same for what {@link #raise} began. */
    public Progress raised(Installation installation, String operation) throws UpgradeUnproven {
        return poll(installation, raising(installation), operation);
    }

    private Progress poll(Installation installation, Optional<Descriptor.Change> change, String operation)
            throws UpgradeUnproven {
        if (change.map(Descriptor.Change::commands).orElse(List.of()).isEmpty()) return Progress.done();
        var state = fulfilment.hostOf(installation, Part.WEB).poll(operation);
        if (state instanceof Operation.Running running) return running.progress();
        var result = ((Operation.Ended) state).result();
        var since = Optional.ofNullable(begun.remove(operation)).orElseGet(clock::instant);
        if (!result.ok()) outages.requireNone(installation, since);
        if (!result.ok()) throw new UpgradeUnproven("it ended with code " + result.exit() + ": " + tail(result));
        var missing = change.flatMap(Descriptor.Change::proof).flatMap(query -> proofs.missing(installation, query));
        if (missing.isPresent()) throw new UpgradeUnproven(missing.get() + "; it wrote: " + tail(result));
        return Progress.done();
    }

    private Optional<Descriptor.Change> raising(Installation installation) {
        var descriptor = wishes.descriptor(installation);
        var commands = new ArrayList<Argv>();
        descriptor.upgrade().ifPresent(upgrade -> commands.addAll(upgrade.commands()));
        descriptor.maintenance().ifPresent(maintenance -> commands.addAll(maintenance.off()));
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Descriptor.Change(commands, descriptor.upgrade().flatMap(Descriptor.Change::proof)));
    }

    /** New databases are installed, where the descriptor tells a difference; others are upgraded. */
    private Optional<Descriptor.Change> change(Installation installation) {
        var descriptor = wishes.descriptor(installation);
        if (installation.state() == Installation.State.REQUESTED
                && descriptor.install().isPresent()) return descriptor.install();
        return descriptor.upgrade();
    }

    private static String tail(Result result) {
        var text = (result.out() + result.err()).strip();
        return text.length() <= 600 ? text : "..." + text.substring(text.length() - 600);
    }
}
