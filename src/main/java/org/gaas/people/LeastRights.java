package org.gaas.people;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the engine grants by itself is narrowed here. */
@Component
class LeastRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // Our roles and nothing else: so nobody can make a group "camunda-admin", whose members may do everything.
        engine.setGroupResourceWhitelistPattern(
                Stream.of(Role.values()).map(Role::group).collect(joining("|")));
    }
}
