package org.gaas.box;

/** The box can't start. Says what is wrong and what a person should do about it. */
public final class BoxFailure extends RuntimeException {
    private final String remedy;

    public BoxFailure(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    public BoxFailure(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
