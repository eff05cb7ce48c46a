package org.gaas.engine.boot;

import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What nodes hold while they work on it: jobs and long steps. */
@Component
class Locks {
    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

    private final ProcessEngine engine;
    private final JdbcClient database;

    Locks(ProcessEngine engine, JdbcClient database) {
        this.engine = engine;
        this.database = database;
    }

    /** A node that is gone works on nothing: whoever comes first goes on. The engine has no call for a job's lock. */
    void release(String node) {
        var jobs = database.sql("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?")
                .param(node)
                .update();
        var tasks = engine.getExternalTaskService()
                .createExternalTaskQuery()
                .workerId(node)
                .locked()
                .list();
        tasks.forEach(task -> engine.getExternalTaskService().unlock(task.getId()));
        if (jobs + tasks.size() > 0)
            LOG.info("released {} steps that the node '{}' was working on", jobs + tasks.size(), node);
    }
}
