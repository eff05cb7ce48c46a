package org.gaas.life;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.gaas.engine.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each step of this module is done once as if the desk had died right before it was committed: what it did on servers is
 * done, what it wrote is not. Then it is done again.
 */
public final class KilledOnce implements BeanPostProcessor {
    /** The steps that were done so, by the names of their classes. */
    public static final Set<String> DONE = new ConcurrentSkipListSet<>();

    private final ObjectProvider<PlatformTransactionManager> transactions;

    KilledOnce(ObjectProvider<PlatformTransactionManager> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Step step) || !bean.getClass().getName().startsWith("org.gaas.life.steps.")) return bean;
        return (Step) execution -> {
            var apart = new TransactionTemplate(transactions.getObject());
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            apart.executeWithoutResult(status -> {
                status.setRollbackOnly();
                try {
                    step.perform(execution);
                    DONE.add(bean.getClass().getSimpleName());
                } catch (Exception asWell) {
                    // it says the same the second time
                }
            });
            step.perform(execution);
        };
    }
}
