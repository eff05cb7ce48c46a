package org.gaas.hostile;

/** A way into the desk. */
enum Door {
    R("the desk's REST API"),
    E("the engine's REST API"),
    F("Tasklist's forms"),
    C("the command line"),
    D("a descriptor in a repository"),
    P("a process that reads a repository or a server"),
    X("the file for finance"),
    L("the module itself: no other door leads there yet");

    private final String words;

    Door(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
