package org.gaas.billing;

import java.util.List;

/** Tells for whom the work on a process was. */
interface WorkedFor {
    /** By the business key of a process; {@link Work#GENERAL} when it is no installation's. */
    Work subject(String businessKey);

    /**
     * For all of these at once: the customer and the project that they share, and the installation when it is one. What
     * they don't share stays empty.
     */
    default Work subjects(List<String> businessKeys) {
        return businessKeys.stream().map(this::subject).reduce(Work::and).orElse(Work.GENERAL);
    }
}
