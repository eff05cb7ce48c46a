package org.gaas.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.fleet.ServerName;

/** Finds what nobody granted among the accounts of applications, and accounts that are nobody's. */
final class Strangers {
    private Strangers() {}

    /**
     * @param found all accounts and rights but those of developers and of the server itself
     * @param applications by the names of their accounts, their databases
     */
    static List<Finding> of(ServerName server, Collection<FoundRight> found, Map<String, List<String>> applications) {
        var findings = new ArrayList<Finding>();
        var byAccount = found.stream().collect(groupingBy(FoundRight::account, TreeMap::new, toList()));
        byAccount.forEach((account, rights) -> {
            var own = applications.get(application(rights.get(0)));
            var more = rights.stream()
                    .filter(right -> own == null ? !right.kind().equals("account") : !granted(right, own))
                    .map(Strangers::words)
                    .toList();
            var global = rights.stream().anyMatch(right -> right.what().equals("global"));
            if (own == null)
                findings.add(new Finding(
                        server, subject(rights.get(0)), "nobody knows it; it may reach " + reached(more, global)));
            else if (!more.isEmpty() || global)
                findings.add(new Finding(
                        server,
                        subject(rights.get(0)),
                        "an application's, which may also reach " + reached(more, global)));
        });
        return findings;
    }

    /** The name of the application's account that this would be, if it were one; one is made beside it for a while. */
    static String application(FoundRight right) {
        return right.user().replaceFirst("___new$", "");
    }

    /** What a finding about an account is called. */
    static String subject(FoundRight right) {
        return "account " + right.account();
    }

    private static boolean granted(FoundRight right, List<String> own) {
        if (right.kind().equals("account")) return true;
        return right.kind().equals("right")
                && own.stream()
                        .map(name -> name.replace("_", "/_"))
                        .anyMatch(name -> right.on().equals(name)
                                || right.on().equals(name + "/_/_new")
                                || right.on().equals(name + "/_/_old"));
    }

    private static String reached(List<String> rights, boolean global) {
        if (global) return "everything";
        return rights.isEmpty() ? "nothing" : rights.stream().distinct().collect(joining(", "));
    }

    private static String words(FoundRight right) {
        return right.kind().equals("role")
                ? "what the role " + right.on() + " may"
                : right.on().replace("/", "");
    }
}
