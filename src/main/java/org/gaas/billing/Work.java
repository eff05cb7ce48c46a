package org.gaas.billing;

/**
 * For whom something was done, in the words of that day: later changes of a name don't change old hours.
 *
 * @param customer the customer's name; empty when there is none
 * @param project empty when the work was for no installation
 * @param installation empty when the work was for no installation
 * @param billable false for what nobody pays, such as a prospect's trial
 */
public record Work(String customer, String project, String installation, boolean billable) {
    /** Work for no installation: repairing a server, for example. */
    static final Work GENERAL = new Work("", "", "", true);
}
