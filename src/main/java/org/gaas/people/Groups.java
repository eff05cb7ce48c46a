package org.gaas.people;

import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Brings groups, rights and the shared filters of Tasklist to what this program says, each time the desk starts and
 * before it answers the first request.
 */
@Component
@EnableConfigurationProperties(FirstAdministrator.class)
class Groups implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

    private final IdentityService identities;
    private final Accounts accounts;
    private final People people;
    private final Grants grants;
    private final Filters filters;
    private final FirstAdministrator first;
    private final ObjectProvider<MayStart> processes;

    Groups(
            IdentityService identities,
            Accounts accounts,
            People people,
            Grants grants,
            Filters filters,
            FirstAdministrator first,
            ObjectProvider<MayStart> processes) {
        this.identities = identities;
        this.accounts = accounts;
        this.people = people;
        this.grants = grants;
        this.filters = filters;
        this.first = first;
        this.processes = processes;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            converge();
        } catch (ProcessEngineException perhapsPeerWasFaster) {
            LOG.info("Groups and rights are written again: {}", perhapsPeerWasFaster.getMessage());
            converge(); // another node of the desk, started at the same moment, writes the same rows
        }
    }

    private void converge() {
        Stream.of(Role.values()).forEach(this::ensureGroup);
        var sharedFilters = filters.converge();
        grants.converge(Rights.with(processes.stream().toList(), sharedFilters));
        ensureFirstAdministrator();
    }

    private void ensureGroup(Role role) {
        if (identities.createGroupQuery().groupId(role.group()).count() > 0) return;
        var group = identities.newGroup(role.group());
        group.setName(role.group().substring(0, 1).toUpperCase() + role.group().substring(1));
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private void ensureFirstAdministrator() {
        if (!people.having(Role.ADMINISTRATORS).isEmpty()) return;
        if (first.isConfigured()) accounts.ensure(first.name(), first.secret(), Role.ADMINISTRATORS);
        else
            LOG.warn(
                    "Nobody is an administrator. Set gaas.first-administrator.name and its password-file, and restart.");
    }
}
