package org.gaas.releases;

/** What Git and Subversion tell about a file beside its content. */
public enum FileMode {
    PLAIN("file"),
    EXECUTABLE("exec"),
    /** A symbolic link; its content is its target. */
    LINK("link");

    private final String word;

    FileMode(String word) {
        this.word = word;
    }

    /** As it is written in a manifest. */
    public String word() {
        return word;
    }

    static FileMode of(String word) {
        for (var mode : values()) if (mode.word.equals(word)) return mode;
        throw new IllegalArgumentException("not a mode: '" + word + "'");
    }
}
