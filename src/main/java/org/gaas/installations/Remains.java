package org.gaas.installations;

import java.util.ArrayList;
import java.util.List;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Report;
import org.gaas.remote.ShFunction;
import org.springframework.stereotype.Component;

/** What is still on a server of an installation that should be gone: found by looking there, not by what is stored. */
@Component
public class Remains {
    /**
     * NAME GAAS FOLDER...: files and folders that are called like it, whatever comes after a dot. Archives, and the
     * numbers that keep late scripts out, stay on purpose.
     */
    private static final ShFunction CALLED = ShFunction.of("installations_called", """
            installations_called_name=$1 installations_called_gaas=$2; shift 2
            for installations_called_in; do
                [ ! -d "$installations_called_in" ] || find "$installations_called_in" -xdev \\( \\
                    -path "$installations_called_gaas/.archives" -o -path "$installations_called_gaas/store" -o \\
                    -path "$installations_called_gaas/*/*" -o -path '*/var/lib/gaas/locks' -o \\
                    -path '*/var/lib/gaas/operations' \\) -prune -o \\
                    \\( -name "$installations_called_name" -o -name "$installations_called_name.*" \\) -print </dev/null
            done | head -n 20""");

    private final Fulfilment fulfilment;

    Remains(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    /** Files, the system user, processes: one sentence for each that is left. */
    public List<String> of(Installation installation) {
        if (installation.server().isEmpty()) return List.of();
        var remains = new ArrayList<String>();
        fulfilment.check(installation, Part.WEB, Layout.gone(installation.id())).lines().stream()
                .filter(line -> line.outcome() != Report.Outcome.NONE)
                .forEach(line -> remains.add("not so: " + line.subject() + ", " + line.reason()));
        var look = Command.of(Fragment.call(CALLED)
                        .text(installation.id().value())
                        .path(Layout.BASE)
                        .path(Layout.BASE)
                        .path("etc")
                        .path("var/lib/gaas"))
                .looking();
        fulfilment
                .hostOf(installation, Part.WEB)
                .run(look)
                .expect("a list of files that are called like " + installation.id())
                .out()
                .lines()
                .forEach(remains::add);
        return remains;
    }
}
