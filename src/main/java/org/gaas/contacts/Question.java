package org.gaas.contacts;

import java.util.List;

/**
 * What a page says and asks, in the language of who reads it.
 *
 * @param title also the mail's subject
 * @param paragraphs why it is asked, and what follows from an answer; in the mail too
 * @param rows facts: prices, names
 * @param notes what else there is to know, as a list
 * @param choices empty where there is only one thing to do
 * @param send what the button says
 */
public record Question(
        String title,
        List<String> paragraphs,
        List<Row> rows,
        List<String> notes,
        List<Choice> choices,
        List<Field> fields,
        String send) {
    public Question {
        paragraphs = List.copyOf(paragraphs);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /** One line of a table; the value may have several. */
    public record Row(String label, String value) {}

    /** One of several answers. */
    public record Choice(String value, String label) {}

    /** What kind of answer a field takes. */
    public enum Kind {
        /** A line of at most 400 characters. */
        LINE,
        /** A line that is not shown while it is typed, and kept nowhere. */
        SECRET,
        /** Up to twenty files, 256 kB together. */
        FILES
    }

    /**
     * Something to fill in.
     *
     * @param help may be empty
     * @param only the choice that it belongs to; empty: to all
     */
    public record Field(String name, String label, String help, Kind kind, boolean required, String only) {
        public static Field line(String name, String label, String help, boolean required, String only) {
            return new Field(name, label, help, Kind.LINE, required, only);
        }

        boolean belongsTo(String choice) {
            return only.isEmpty() || only.equals(choice);
        }
    }
}
