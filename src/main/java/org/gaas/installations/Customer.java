package org.gaas.installations;

/**
 * Who an installation is for.
 *
 * @param paying false for a prospect: a customer without an accepted quote
 */
public record Customer(CustomerId id, CustomerName name, boolean paying) {}
