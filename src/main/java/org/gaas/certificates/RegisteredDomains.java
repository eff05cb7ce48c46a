package org.gaas.certificates;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** What somebody registered: {@code zorg.nl} for {@code epd.zorg.nl}. Authorities count orders by it. */
final class RegisteredDomains {
    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private RegisteredDomains() {}

    /** Of names in small letters and ASCII; one that nobody can register stands for itself. */
    static Set<String> of(Collection<String> names) {
        return names.stream().map(RegisteredDomains::of).collect(toCollection(TreeSet::new));
    }

    private static String of(String name) {
        var host = name.startsWith("*.") ? name.substring(2) : name;
        var root = SUFFIXES.getDomainRoot(host);
        return root == null ? host : root;
    }
}
