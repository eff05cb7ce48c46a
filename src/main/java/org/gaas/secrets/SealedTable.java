package org.gaas.secrets;

/**
 * A table with sealed rows, in its columns {@code master} and {@code sealed}. A bean of each module that has one: by it
 * the desk finds at its start whether it can open them all, and seals them anew when the master key is another.
 *
 * @param name of the table
 * @param key the column that tells the rows apart
 * @param about what its rows are, in words that never change: together with the key they bind a row to its place
 */
public record SealedTable(String name, String key, String about) {

    /** What a row is sealed for: {@code certificate order 17}. */
    public String about(Object row) {
        return about + " " + row;
    }
}
