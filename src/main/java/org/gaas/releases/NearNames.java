package org.gaas.releases;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gaas.applications.Tag;

/** Tags that may have been meant: spelled alike, else the newest-looking ones. */
public final class NearNames {
    private static final int MOST = 5;
    private static final int FARTHEST = 3;

    private NearNames() {}

    /** The likeliest first; at most five. */
    public static List<String> of(Tag asked, List<FoundTag> tags) {
        var wanted = bare(asked.value());
        var newest = tags.stream()
                .map(FoundTag::name)
                .sorted(TagOrder.NEWEST_LOOKING_FIRST)
                .toList();
        var near = newest.stream()
                .filter(tag -> distance(wanted, bare(tag.value())) <= FARTHEST)
                .sorted(Comparator.comparingInt(tag -> distance(wanted, bare(tag.value()))))
                .limit(MOST);
        var begun = newest.stream()
                .filter(tag -> bare(tag.value()).startsWith(wanted))
                .limit(MOST);
        var found = Stream.concat(near, begun)
                .distinct()
                .limit(MOST)
                .map(Tag::value)
                .toList();
        return found.isEmpty() ? newest.stream().limit(MOST).map(Tag::value).toList() : found;
    }

    /** Without what differs by habit only: {@code v1.0}, {@code tags/1.0} and {@code release-1.0} are all 1.0. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^.*/", "")
                .replaceFirst("^(v|r|release-?|version-?)(?=[0-9])", "");
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > FARTHEST) return FARTHEST + 1;
        var previous = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) previous[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
