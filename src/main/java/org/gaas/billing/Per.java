package org.gaas.billing;

/** How often a price is to be paid. */
public enum Per {
    /** When the work is done. */
    ONCE,
    /** For each month that begins. */
    MONTH,
    /** For each year that begins. */
    YEAR
}
