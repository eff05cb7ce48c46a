package org.gaas.engine;

/** The desk can't start. Says what is wrong and what a person should do about it; nothing else is printed. */
public class CantStart extends IllegalStateException {
    private final String remedy;

    public CantStart(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    public CantStart(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
