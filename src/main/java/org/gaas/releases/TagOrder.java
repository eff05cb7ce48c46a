package org.gaas.releases;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gaas.applications.Tag;

/**
 * An order of tags for people to read: what looks newest comes first. It decides nothing: a release is always named,
 * never "the highest". Names with a version in them ({@code 1.9.2}, {@code v2.0.50.1}, {@code tags/1.6.1},
 * {@code release-1.234}) come before those without ({@code 153-pulse-20120303}).
 */
public final class TagOrder implements Comparator<Tag> {
    public static final TagOrder NEWEST_LOOKING_FIRST = new TagOrder();

    private static final Pattern VERSION =
            Pattern.compile("(?:^|[^0-9A-Za-z]|(?<=[A-Za-z]))([0-9]+(?:\\.[0-9]+)+)(.*)$");
    private static final Pattern PIECE = Pattern.compile("[0-9]+|[a-z]+");

    /** Where a word after a version puts it; the version alone is 0. */
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("dev", -6),
            Map.entry("snapshot", -6),
            Map.entry("a", -5),
            Map.entry("alpha", -5),
            Map.entry("b", -4),
            Map.entry("beta", -4),
            Map.entry("m", -3),
            Map.entry("pre", -3),
            Map.entry("rc", -2),
            Map.entry("p", 2),
            Map.entry("pl", 2),
            Map.entry("patch", 2),
            Map.entry("hotfix", 2),
            Map.entry("fix", 2),
            Map.entry("sp", 2));

    private static final int UNKNOWN_WORD = -1;
    private static final int NUMBER = 1;

    private TagOrder() {}

    @Override
    public int compare(Tag one, Tag other) {
        var order = Looks.of(other).compareTo(Looks.of(one));
        return order != 0 ? order : other.value().compareTo(one.value());
    }

    private record Looks(boolean versioned, List<BigInteger> version, List<Piece> rest) implements Comparable<Looks> {
        static Looks of(Tag tag) {
            var name = tag.value().toLowerCase(Locale.ROOT);
            var found = VERSION.matcher(name);
            if (!found.find()) return new Looks(false, List.of(), Piece.of(name));
            var numbers = new ArrayList<BigInteger>();
            for (var number : found.group(1).split("\\.")) numbers.add(new BigInteger(number));
            return new Looks(true, numbers, Piece.of(found.group(2)));
        }

        @Override
        public int compareTo(Looks that) {
            if (versioned != that.versioned) return versioned ? 1 : -1;
            for (var i = 0; i < Math.max(version.size(), that.version.size()); i++) {
                var order = part(version, i).compareTo(part(that.version, i));
                if (order != 0) return order;
            }
            for (var i = 0; i < Math.max(rest.size(), that.rest.size()); i++) {
                var order = Piece.at(rest, i).compareTo(Piece.at(that.rest, i));
                if (order != 0) return order;
            }
            return Integer.compare(version.size(), that.version.size());
        }

        private static BigInteger part(List<BigInteger> version, int i) {
            return i < version.size() ? version.get(i) : BigInteger.ZERO;
        }
    }

    private record Piece(int rank, BigInteger number, String word) implements Comparable<Piece> {
        private static final Piece END = new Piece(0, BigInteger.ZERO, "");

        static List<Piece> of(String text) {
            var pieces = new ArrayList<Piece>();
            var found = PIECE.matcher(text);
            while (found.find()) {
                var piece = found.group();
                if (Character.isDigit(piece.charAt(0))) pieces.add(new Piece(NUMBER, new BigInteger(piece), ""));
                else pieces.add(new Piece(WORDS.getOrDefault(piece, UNKNOWN_WORD), BigInteger.ZERO, piece));
            }
            return pieces;
        }

        static Piece at(List<Piece> pieces, int i) {
            return i < pieces.size() ? pieces.get(i) : END;
        }

        @Override
        public int compareTo(Piece that) {
            var order = Integer.compare(rank, that.rank);
            if (order == 0) order = number.compareTo(that.number);
            // words of one rank mean the same: rc and RC, p and patch; unknown ones are told apart by the alphabet
            return order == 0 && rank == UNKNOWN_WORD ? word.compareTo(that.word) : order;
        }
    }
}
