package org.gaas.certificates;

/** How a certificate is come by. */
public enum Way {
    /** The customer brings chain and, if need be, key. */
    BROUGHT("brought by the customer"),
    /** Hosting orders it from a supplier with a request of the desk's. */
    ORDERED("ordered from a supplier"),
    /** An authority issues it by itself (RFC 8555). */
    ACME("issued automatically");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /** For people: what follows the word certificate. */
    public String words() {
        return words;
    }
}
