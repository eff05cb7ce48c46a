package org.gaas.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at the whole trail.
 *
 * @param rows how many rows there are
 * @param sealed how many links the chain has
 * @param waiting rows so young that their seal may still come
 * @param heads how many heads known outside the database were compared
 * @param uncovered how many links at the end no head covers
 * @param until when the last link was sealed
 * @param head the hash of the last link
 * @param findings what is wrong, at most some hundred of it
 */
public record Verification(
        long rows,
        long sealed,
        long waiting,
        long heads,
        long uncovered,
        Optional<Instant> until,
        Optional<String> head,
        List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean intact() {
        return findings.isEmpty();
    }
}
