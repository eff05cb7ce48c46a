package org.gaas.life;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.gaas.databases.Databases;
import org.gaas.engine.InWords;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.onboarding.Wishes;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;
import org.springframework.stereotype.Component;

/** How large an installation is, as its own user and its own account see it. */
@Component
class Sizes {
    private static final ShFunction FILES = ShFunction.of("life_files", """
            [ -d "$1" ] || { echo 0 0; return 0; }
            echo "$(find "$1" -xdev -type f | wc -l) $(du -sk -- "$1" | cut -f1)\"""");

    private final Wishes wishes;
    private final Databases databases;
    private final Fulfilment fulfilment;

    Sizes(Wishes wishes, Databases databases, Fulfilment fulfilment) {
        this.wishes = wishes;
        this.databases = databases;
        this.fulfilment = fulfilment;
    }

    /**
     * For people, a line for its files and one for each database.
     *
     * @throws org.gaas.remote.RemoteFailure when its server does not answer
     */
    List<String> of(Installation installation) {
        var lines = new ArrayList<String>();
        if (installation.server().isEmpty()) return lines;
        var files = fulfilment
                .hostOf(installation, Part.WEB)
                .run(Command.of(Fragment.call(FILES).path(Layout.shared(installation.id())))
                        .as(Layout.owner(installation.id()))
                        .looking())
                .expect("the size of the files of " + installation.id())
                .out()
                .strip()
                .split(" ");
        lines.add(installation.id() + ": " + counted(files[0], "file") + ", "
                + InWords.size(Long.parseLong(files[1]) * 1024));
        wishes.descriptor(installation).databases().stream()
                .filter(database -> !database.optional())
                .findFirst()
                .ifPresent(database -> lines.add(installation.id() + ": " + tables(installation, database.suffix())));
        return lines;
    }

    /** The account sees the databases of its own installation, and no others. */
    private String tables(Installation installation, String suffix) {
        var answer = databases.ask(
                installation,
                suffix,
                wishes.places(installation),
                "select table_schema, count(*), coalesce(sum(data_length + index_length), 0)"
                        + " from information_schema.tables where table_schema not in ('information_schema', 'mysql',"
                        + " 'performance_schema', 'sys') group by table_schema order by table_schema");
        if (answer.isBlank()) return "no tables";
        return answer.lines()
                .map(line -> line.split("\t"))
                .map(row -> row[0] + " with " + counted(row[1], "table") + ", " + InWords.size(Long.parseLong(row[2])))
                .collect(joining("; "));
    }

    private static String counted(String number, String what) {
        return number + " " + what + (number.equals("1") ? "" : "s");
    }
}
