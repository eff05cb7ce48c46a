package org.gaas.tasks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks once a minute which tasks are late or come back, on each node. No process does it: it would leave a line in the
 * trail for every look that found nothing.
 */
@Component
class Looks implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final LateTasks late;
    private final Parking parking;
    private final Notices notices;
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "late-tasks");
        thread.setDaemon(true);
        return thread;
    });

    Looks(LateTasks late, Parking parking, Notices notices) {
        this.late = late;
        this.parking = parking;
        this.notices = notices;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        minutes.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            parking.look();
            late.look();
            notices.clean();
        } catch (RuntimeException later) {
            LOG.warn("Late tasks are looked for again in a minute: {}", later.getMessage());
        }
    }

    @Override
    public void destroy() {
        minutes.shutdownNow();
    }
}
