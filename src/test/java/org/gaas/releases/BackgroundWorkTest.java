package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.engine.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work in the background")
class BackgroundWorkTest {
    private final BackgroundWork work = new BackgroundWork();

    @AfterEach
    void stop() {
        work.destroy();
    }

    @Test
    @DisplayName("runs once, however often it is begun, and tells how far it is")
    void once() throws Exception {
        var runs = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        for (var i = 0; i < 3; i++)
            work.begin("one", watch -> {
                runs.incrementAndGet();
                watch.progress(1, 2, "half");
                waitFor(goOn);
                return Progress.done();
            });
        await().until(() -> work.poll("one").equals(Progress.running(1, 2, "half")));
        goOn.countDown();
        await().until(() -> work.poll("one") instanceof Progress.Done);
        assertThat(runs).hasValue(1);
    }

    @Test
    @DisplayName("that is refused or fails says so once, and may be begun again")
    void failing() throws Exception {
        work.begin("no", watch -> {
            throw new ReleaseRefused("tag", "TAG_MOVED", "moved");
        });
        assertThatThrownBy(() -> ended("no")).isInstanceOf(ReleaseRefused.class);
        work.begin("no", watch -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> ended("no"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        work.begin("no", watch -> Progress.done());
        assertThat(ended("no")).isEqualTo(Progress.done());
    }

    @Test
    @DisplayName("that another desk began is unknown here")
    void unknown() {
        assertThatThrownBy(() -> work.poll("elsewhere")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("is told to stop when the desk ends")
    void stopped() {
        var stopped = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        work.begin("long", watch -> {
            started.countDown();
            while (!watch.cancelled()) Thread.onSpinWait();
            stopped.countDown();
            return Progress.done();
        });
        waitFor(started);
        work.destroy();
        await().until(() -> stopped.getCount() == 0);
    }

    private Progress ended(String operation) throws Exception {
        Progress now;
        do now = work.poll(operation);
        while (now instanceof Progress.Running);
        return now;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
