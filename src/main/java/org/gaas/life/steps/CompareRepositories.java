package org.gaas.life.steps;

import static org.gaas.life.LifeVars.REPOSITORY_CHANGE;

import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.life.RepositoryChanges;
import org.springframework.stereotype.Component;

/** Looks what the other repository has under the tags of what runs. */
@Component
class CompareRepositories implements LongStep {
    private final RepositoryChanges changes;

    CompareRepositories(RepositoryChanges changes) {
        this.changes = changes;
    }

    @Override
    public void begin(LongTask task) {
        changes.beginComparison(task.operation(), task.get(REPOSITORY_CHANGE));
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        return changes.pollComparison(task.operation());
    }
}
