package org.gaas.databases;

import java.util.Optional;

/**
 * What is in a table.
 *
 * @param database the suffix of its database, as the descriptor has it
 * @param checksum the database server's own, over all rows; empty where it makes none
 */
public record TableTally(String database, String table, long rows, Optional<String> checksum) {}
