package org.gaas.certificates;

/** How a certificate is come by. */
public enum Way {
    /** The customer brings chain and, if need be, key. */
    BROUGHT,
    /** Hosting orders it from a supplier with a request of the desk's. */
    ORDERED,
    /** An authority issues it by itself (RFC 8555). */
    ACME
}
