package org.gaas.engine;

import java.util.Set;

/**
 * Something that people are to be told, and that is no task. Published in the transaction in which it happens, so that
 * nobody is told what was undone.
 *
 * @param source tells it apart from all others: who was told it already is not told it again
 * @param people whom
 * @param subject one line
 * @param text paragraphs with empty lines between them
 */
public record Announcement(String source, Set<String> people, String subject, String text) {
    public Announcement {
        people = Set.copyOf(people);
    }
}
