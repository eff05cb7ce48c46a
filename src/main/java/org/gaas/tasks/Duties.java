package org.gaas.tasks;

import static org.gaas.people.Role.DEVELOPERS;
import static org.gaas.people.Role.HOSTING;
import static org.gaas.people.Role.MANAGERS;
import static org.gaas.people.Role.ONCALL;
import static org.gaas.tasks.Duty.NEVER;
import static org.gaas.tasks.Duty.asked;
import static org.gaas.tasks.Duty.of;

import java.util.Arrays;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment.DataKind;

/**
 * Who may what, by the kind of data that lives there: the one table of separated duties. What a customer's contact has to
 * say is a task of its own, without an account (signed links), and stands beside this.
 */
final class Duties {
    /** A piece of work, as diagrams name it in the property {@code duty}. */
    enum Work {
        INSTALLATION,
        REMOVAL,
        ROLLOUT,
        HOTFIX,
        ROLLBACK,
        RESTORE,
        COPY,
        ACCESS,
        CERTIFICATE,
        SERVER;

        static Work named(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("duty", "DUTY_UNKNOWN", "no work is called '" + word + "'"));
        }

        String word() {
            return name().toLowerCase();
        }
    }

    private static final Map<Work, Map<DataKind, Duty>> TABLE = Map.of(
            Work.INSTALLATION,
                    row(
                            of(DEVELOPERS),
                            asked(DEVELOPERS, HOSTING),
                            asked(DEVELOPERS, HOSTING).orAskedBy(HOSTING)),
            Work.REMOVAL, row(of(DEVELOPERS), asked(HOSTING, HOSTING, MANAGERS), asked(HOSTING, HOSTING, MANAGERS)),
            Work.ROLLOUT,
                    row(
                            of(DEVELOPERS),
                            of(DEVELOPERS),
                            asked(DEVELOPERS, HOSTING).orAskedBy(HOSTING)),
            Work.HOTFIX, row(of(DEVELOPERS), asked(DEVELOPERS, ONCALL), asked(DEVELOPERS, ONCALL)),
            Work.ROLLBACK, row(of(DEVELOPERS), of(DEVELOPERS), of(HOSTING)),
            Work.RESTORE, row(of(DEVELOPERS), asked(DEVELOPERS, HOSTING), asked(HOSTING, HOSTING)),
            Work.COPY, row(asked(DEVELOPERS, HOSTING), asked(DEVELOPERS, HOSTING), NEVER),
            Work.ACCESS, row(of(DEVELOPERS), of(DEVELOPERS), asked(DEVELOPERS, HOSTING)),
            Work.CERTIFICATE, row(of(HOSTING), of(HOSTING), of(HOSTING)),
            Work.SERVER, row(of(HOSTING), of(HOSTING), asked(HOSTING, HOSTING)));

    private Duties() {}

    static Duty at(Work work, DataKind where) {
        return TABLE.get(work).get(where);
    }

    private static Map<DataKind, Duty> row(Duty trial, Duty acceptance, Duty production) {
        return Map.of(DataKind.INVENTED, trial, DataKind.COPY, acceptance, DataKind.PATIENTS, production);
    }
}
