package org.gaas.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Keeps what the desk writes into its log, with the traces of what was thrown. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final StringBuffer text = new StringBuffer();

    private Log() {}

    static Log watched() {
        var log = new Log();
        log.start();
        root().addAppender(log);
        return log;
    }

    String text() {
        return text.toString();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        text.append(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage())
                .append('\n')
                .append(trace);
    }

    @Override
    public void close() {
        root().detachAppender(this);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
