package org.gaas.sites;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the world's name servers say about a host now. Nothing is remembered from one question to the next. */
public interface NameServers {
    Answer ask(String host);

    /**
     * @param aliases the names that it stands for (CNAME), in the order in which they were followed
     * @param addresses where it leads to in the end; none when nobody gave it any
     * @param trouble why name servers could not say; empty when they did
     */
    record Answer(List<String> aliases, SortedSet<String> addresses, Optional<String> trouble) {
        public Answer {
            aliases = List.copyOf(aliases);
            addresses = new TreeSet<>(addresses);
        }

        public static Answer leadingTo(List<String> aliases, List<String> addresses) {
            return new Answer(aliases, new TreeSet<>(addresses), Optional.empty());
        }

        public static Answer unknown(String trouble) {
            return new Answer(List.of(), new TreeSet<>(), Optional.of(trouble));
        }
    }
}
