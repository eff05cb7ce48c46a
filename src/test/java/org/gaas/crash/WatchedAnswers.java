package org.gaas.crash;

import org.gaas.crash.Point.Moment;
import org.gaas.engine.TaskCompleted;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The last to hear that a person completes a task: hours and all else are written, and not committed. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class WatchedAnswers implements ApplicationListener<PayloadApplicationEvent<TaskCompleted>> {
    private final Course course;

    WatchedAnswers(Course course) {
        this.course = course;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<TaskCompleted> event) {
        var task = event.getPayload();
        course.at(new Point(task.process(), task.task(), Moment.AFTER));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                course.at(new Point(task.process(), task.task(), Moment.COMMITTED));
            }
        });
    }
}
