package org.gaas.contacts;

/** The way to people's letter boxes; a bean where there is a mail server. */
@FunctionalInterface
public interface LinkPost {
    /**
     * What a link is sent with. It is not in here: it is made when the letter leaves.
     *
     * @param link its number
     * @param task what it asks for
     * @param text paragraphs with empty lines between them
     */
    record LinkLetter(
            long link, String task, String person, String mail, Language language, String subject, String text) {}

    /** Writes the letter down, in the caller's transaction; it goes at once, since somebody waits for the answer. */
    void write(LinkLetter letter);
}
