package org.gaas.databases;

import java.util.OptionalLong;

/**
 * A table of an installation.
 *
 * @param database the suffix of its database, as the descriptor has it
 * @param rows how many it has; empty where nobody counted
 */
public record TableRows(String database, String table, OptionalLong rows) {}
