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
    /** Work for nobody in particular: nobody pays it. */
    static final Work GENERAL = new Work("", "", "", false);

    /** What this and other work have in common; billable when both are. */
    Work and(Work other) {
        return new Work(
                same(customer, other.customer),
                same(project, other.project),
                same(installation, other.installation),
                billable && other.billable);
    }

    Work notBillable() {
        return new Work(customer, project, installation, false);
    }

    private static String same(String one, String other) {
        return one.equals(other) ? one : "";
    }
}
