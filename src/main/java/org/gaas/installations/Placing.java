package org.gaas.installations;

import java.util.Map;
import java.util.Optional;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Placement;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds a server for the parts of an installation, as the policy of its environment wants it. */
@Component
public class Placing {
    private final Installations installations;
    private final Policy policy;
    private final Placement placement;
    private final JdbcClient database;
    private final TransactionTemplate own;

    public Placing(
            Installations installations,
            Policy policy,
            Placement placement,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.installations = installations;
        this.policy = policy;
        this.placement = placement;
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Places web and database together on one server; what is placed already stays. One after the other on all nodes, in
     * transactions of their own: of many that are asked for at once, each counts those before it.
     *
     * @throws NoServerFits when no server may take it
     */
    public Installation place(InstallationId id) throws NoServerFits {
        return inTurn(() -> placeInTurn(id, Optional.empty()));
    }

    /**
     * The same for several that belong together, on the servers that somebody chose: all of them or none.
     *
     * @param wanted the server for each; empty: the emptiest one
     */
    public void place(Map<InstallationId, Optional<ServerName>> wanted) throws NoServerFits {
        inTurn(() -> {
            for (var one : wanted.entrySet()) placeInTurn(one.getKey(), one.getValue());
            return null;
        });
    }

    private <T> T inTurn(Act<T> act) throws NoServerFits {
        try {
            return own.execute(transaction -> {
                try {
                    database.sql("update installation_placing set turn = turn + 1")
                            .update();
                    return act.perform();
                } catch (NoServerFits no) {
                    throw new Refused(no);
                }
            });
        } catch (Refused no) {
            throw no.why;
        }
    }

    private interface Act<T> {
        T perform() throws NoServerFits;
    }

    /** Carries a refusal out of the transaction. */
    private static final class Refused extends RuntimeException {
        private final transient NoServerFits why;

        Refused(NoServerFits why) {
            super(why);
            this.why = why;
        }
    }

    private Installation placeInTurn(InstallationId id, Optional<ServerName> wanted) throws NoServerFits {
        var installation = installations.get(id);
        var role = policy.environment(installation.environment()).server();
        var server = installation.server().isPresent()
                ? installation.server().get()
                : wanted.isPresent()
                        ? placement.chosen(wanted.get(), role).name()
                        : placement.choose(role, Optional.empty()).name();
        installations.place(id, Part.WEB, server);
        if (!installation.parts().containsKey(Part.DATABASE)) installations.place(id, Part.DATABASE, server);
        return installations.get(id);
    }
}
