package org.gaas.contacts;

import java.util.List;

/** What was sent by a link won't do; the link is still good. */
public final class Declined extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> sentences;

    Declined(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** In the language of who sent it. */
    public List<String> sentences() {
        return sentences;
    }
}
