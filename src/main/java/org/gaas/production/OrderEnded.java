package org.gaas.production;

/** A production was taken away before visitors were let in; nothing of it is left. Published in the transaction that ends it. */
public record OrderEnded(ProductionOrder order) {}
