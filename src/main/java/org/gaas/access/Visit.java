package org.gaas.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A developer who came to a server by ssh key, or was not let in.
 *
 * @param begun when, in UTC; of several refusals the first
 * @param ended when that was over; empty where nobody knows, or not yet. Of several refusals the last
 * @param account by which name
 * @param from an address
 * @param key its fingerprint, as ssh-keygen shows it
 * @param times how often on that day, of what was refused
 */
public record Visit(
        Instant begun, Optional<Instant> ended, String account, String from, String key, How how, int times) {
    /** What became of it. */
    public enum How {
        OPEN("open", "still there"),
        ENDED("ended", "ended"),
        CUT("cut", "cut off"),
        UNKNOWN("unknown", "no end is known: the server stopped, or it broke off"),
        KEY_UNKNOWN("unknown-key", "refused: the key opens nothing here"),
        KEY_EXPIRED("expired", "refused: the key opens nothing any more"),
        FROM_ELSEWHERE("elsewhere", "refused: not from that address");

        private final String said;
        private final String words;

        How(String said, String words) {
            this.said = said;
            this.words = words;
        }

        /** In words for people. */
        @JsonValue
        public String words() {
            return words;
        }

        private static How read(String said) {
            return Arrays.stream(values())
                    .filter(how -> how.said.equals(said))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not an end of a visit: '" + said + "'"));
        }
    }

    /** From the fields of a line, as the server tells it. */
    static Visit read(String... fields) {
        return new Visit(
                Instant.parse(fields[1]),
                Optional.of(fields[2]).filter(moment -> !moment.isEmpty()).map(Instant::parse),
                fields[3],
                fields[4],
                fields[5],
                How.read(fields[6]),
                Integer.parseInt(fields[7]));
    }
}
