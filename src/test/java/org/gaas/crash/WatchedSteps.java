package org.gaas.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gaas.crash.Point.Moment;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.engine.Step;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts itself around all steps: looks for an order before and after each, and writes down that it was there. */
final class WatchedSteps implements BeanPostProcessor {
    private final Course course;
    private final BeanFactory desk;

    WatchedSteps(Course course, BeanFactory desk) {
        this.course = course;
        this.desk = desk;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Step step) return (Step) execution -> perform(step, execution);
        return bean instanceof LongStep step ? new Long(step) : bean;
    }

    private void perform(Step step, DelegateExecution execution) throws Refusal {
        var process = key(execution.getProcessDefinitionId());
        course.at(new Point(process, execution.getCurrentActivityId(), Moment.BEFORE));
        var done = false;
        try {
            step.perform(execution);
            done = true;
        } catch (Refusal no) {
            done = true;
            throw no;
        } finally {
            if (done) course.at(new Point(process, execution.getCurrentActivityId(), Moment.AFTER));
        }
    }

    private static String key(String definition) {
        return definition.substring(0, definition.indexOf(':'));
    }

    private final class Long implements LongStep {
        private final LongStep step;
        private final Map<String, Place> places = new ConcurrentHashMap<>();

        private record Place(String process, String step) {
            Point at(Moment moment) {
                return new Point(process, step, moment);
            }
        }

        Long(LongStep step) {
            this.step = step;
        }

        @Override
        public void begin(LongTask task) throws Refusal {
            var place = places.computeIfAbsent(task.operation(), this::find);
            course.at(place.at(Moment.BEFORE));
            step.begin(task);
            course.at(place.at(Moment.DURING));
        }

        @Override
        public Progress poll(LongTask task) throws Refusal {
            var done = false;
            try {
                var progress = step.poll(task);
                done = progress instanceof Progress.Done;
                return progress;
            } catch (Refusal no) {
                done = true;
                throw no;
            } finally {
                if (done) course.at(places.get(task.operation()).at(Moment.AFTER));
            }
        }

        private Place find(String operation) {
            var task = desk.getBean(ExternalTaskService.class)
                    .createExternalTaskQuery()
                    .externalTaskId(operation)
                    .singleResult();
            return new Place(task.getProcessDefinitionKey(), task.getActivityId());
        }
    }
}
