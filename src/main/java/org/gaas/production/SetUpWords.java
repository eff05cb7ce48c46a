package org.gaas.production;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.gaas.installations.Installations;
import org.gaas.production.SetUpTable.Kind;
import org.springframework.stereotype.Component;

/** What of a trial goes on, in a line or two. */
@Component
class SetUpWords {
    private static final int NAMES = 12;

    private final SetUpTables tables;
    private final SetUpFiles files;
    private final Installations installations;

    SetUpWords(SetUpTables tables, SetUpFiles files, Installations installations) {
        this.tables = tables;
        this.files = files;
        this.installations = installations;
    }

    String of(ProductionOrder order) {
        if (order.trial().isEmpty()) return "none; both halves begin empty";
        var trial = installations.numbered(order.trial().get()).id();
        var all = tables.of(order.number());
        var going = of(Kind.SETUP, all);
        if (going.isEmpty())
            return "none; the descriptor calls no table of " + trial + " set-up data"
                    + (all.isEmpty() ? ", or it is gone" : "");
        var rows = going.stream().mapToLong(SetUpTable::rows).sum();
        return count(going.size(), "table") + " with " + count(rows, "row") + " of " + trial + " (" + names(going)
                + ")" + files(order.number()) + ". Empty go on "
                + count(of(Kind.PATIENTS, all).size(), "table") + " of patients"
                + unclassified(of(Kind.UNCLASSIFIED, all));
    }

    /** What hosting signs: that it goes on, not how many rows there were at a moment. */
    String signed(ProductionOrder order) {
        var going = of(Kind.SETUP, tables.of(order.number())).size();
        if (order.trial().isEmpty() || going == 0) return "new and empty databases; no patients";
        return "set-up data of " + installations.numbered(order.trial().get()).id() + " (" + count(going, "table")
                + files(order.number()) + "), all other tables new and empty; no patients";
    }

    private String files(long order) {
        var taken = files.taken(order);
        if (taken.isEmpty()) return "";
        return (taken.size() == 1 ? " and the file " : " and the files ")
                + taken.stream().map(Object::toString).collect(joining(", "));
    }

    private static String unclassified(List<SetUpTable> all) {
        if (all.isEmpty()) return ".";
        return " and, as the descriptor says nothing about them, " + names(all) + ".";
    }

    private static List<SetUpTable> of(Kind kind, List<SetUpTable> all) {
        return all.stream().filter(table -> table.kind() == kind).toList();
    }

    private static String names(List<SetUpTable> tables) {
        return tables.stream().limit(NAMES).map(SetUpTable::name).collect(joining(", "))
                + (tables.size() > NAMES ? " and " + (tables.size() - NAMES) + " more" : "");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
