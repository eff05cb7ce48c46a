package org.gaas.access;

import java.util.Optional;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;

/** Agreements that a test begins with; how customers are asked for them is told by {@link MakeAgreementTest}. */
public final class GivenAgreements {
    private GivenAgreements() {}

    /** From today on, for so many days. */
    public static Agreement at(ProjectName project, String developer, int days, Agreements agreements) {
        return made(Optional.empty(), Optional.of(project), developer, days, agreements);
    }

    /** The same at all projects of a customer. */
    public static Agreement with(CustomerId customer, String developer, int days, Agreements agreements) {
        return made(Optional.of(customer), Optional.empty(), developer, days, agreements);
    }

    private static Agreement made(
            Optional<CustomerId> customer,
            Optional<ProjectName> project,
            String developer,
            int days,
            Agreements agreements) {
        var until = agreements.today().plusDays(days);
        return agreements.make(
                new WantedAgreement(developer, customer, project, Optional.empty(), until),
                "C. Klant, by mail",
                "mark");
    }
}
