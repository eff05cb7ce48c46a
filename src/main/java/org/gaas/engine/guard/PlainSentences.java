package org.gaas.engine.guard;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.gaas.engine.Denial;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;

/**
 * Gives people our own sentence. The engine wraps what a listener throws in technical words, and its REST API answers
 * 500 to what it does not know; here our refusals come out plain, and for its REST API as 400, 403 and 409.
 */
class PlainSentences extends CommandInterceptor {
    @Override
    public <T> T execute(Command<T> command) {
        var outermost = Context.getCommandContext() == null && Context.getJobExecutorContext() == null;
        if (!outermost) return next.execute(command);
        try {
            return next.execute(command);
        } catch (RuntimeException wrapped) {
            throw plain(wrapped);
        }
    }

    private static RuntimeException plain(RuntimeException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput wrong)
                return RestCall.isOne() ? new PlainAnswer(Status.BAD_REQUEST, wrong, withRule(wrong)) : wrong;
            if (cause instanceof Forbidden no) {
                Denial.because(no.rule(), no.getMessage());
                return RestCall.isOne() ? new PlainAnswer(Status.FORBIDDEN, no, no.getMessage()) : no;
            }
            if (cause instanceof OptimisticLockingException busy && RestCall.isOne())
                return new PlainAnswer(
                        Status.CONFLICT, busy, "somebody else changed this in the same moment: look at it again");
        }
        return wrapped;
    }

    /** The engine's REST API and Tasklist have one text for all of it: field, sentence and rule. */
    private static String withRule(InvalidInput wrong) {
        return wrong.field() + ": " + wrong.getMessage() + " (" + wrong.rule() + ")";
    }
}
