package org.gaas.contacts;

import org.gaas.installations.CustomerId;

/**
 * A manager said who answers for a customer from now on; told in the transaction that stores it.
 *
 * @param by the manager
 */
public record ContactNamed(CustomerId customer, Contact contact, String by) {}
