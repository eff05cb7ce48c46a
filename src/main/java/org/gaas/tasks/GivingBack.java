package org.gaas.tasks;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Lets people give back what they have claimed. To the engine that is an assignment like any other, which only managers
 * may do; here it is allowed to whoever has the task, through the request "unclaim" and no other.
 */
@Component
class GivingBack extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new Checker()));
    }

    private static class Checker extends AuthorizationCommandChecker {
        @Override
        public void checkTaskAssign(TaskEntity task) {
            if (!givesBack(task)) super.checkTaskAssign(task);
        }

        private boolean givesBack(TaskEntity task) {
            var person = Context.getCommandContext().getAuthentication();
            return person != null
                    && person.getUserId() != null
                    && person.getUserId().equals(task.getAssignee())
                    && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                    && web.getRequest().getMethod().equals("POST")
                    && web.getRequest().getRequestURI().endsWith("/task/" + task.getId() + "/unclaim");
        }
    }
}
