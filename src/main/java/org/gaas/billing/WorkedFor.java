package org.gaas.billing;

/** Tells for whom the work on a process was. */
interface WorkedFor {
    /** By the business key of the process; {@link Work#GENERAL} when it is no installation's. */
    Work subject(String businessKey);
}
