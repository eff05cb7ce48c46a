package org.gaas.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts what the desk writes about a secret. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final String secret;
    private final AtomicInteger told = new AtomicInteger();

    private Log(String secret) {
        this.secret = secret;
    }

    static Log watchedFor(String secret) {
        var log = new Log(secret);
        log.start();
        root().addAppender(log);
        return log;
    }

    int told() {
        return told.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        if ((event.getFormattedMessage() + trace).contains(secret)) told.incrementAndGet();
    }

    @Override
    public void close() {
        root().detachAppender(this);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
