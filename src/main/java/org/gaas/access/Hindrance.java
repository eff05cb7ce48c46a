package org.gaas.access;

/** Why somebody with an agreement does not reach the databases, or the files, of an installation. */
public enum Hindrance {
    NO_DEVELOPER("has the role developers no more"),
    NO_DATABASES("there are no databases yet"),
    NOT_BY_POLICY("the policy gives developers nothing here"),
    NOT_DECIDED("hosting and the customer's contact have not decided it"),
    TAKEN_BACK("was taken back; another agreement would give it again"),
    NO_FILES("there are no files yet"),
    NO_WAY("its server lets nobody in by key"),
    NO_RANGES("the policy names no addresses that developers may come from");

    private final String words;

    Hindrance(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
