package org.gaas.engine.web;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gaas.engine.Denial;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells errors the same way everywhere (RFC 9457): a sentence, the rule's code, the field, and what to do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput wrong, HttpServletRequest request) {
        var problem = problem(
                isAbsent(wrong, request) ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST,
                wrong.rule(),
                wrong.getMessage());
        problem.setProperty("field", wrong.field());
        if (!wrong.suggestions().isEmpty()) problem.setProperty("suggestions", wrong.suggestions());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden no) {
        Denial.because(no.rule(), no.getMessage());
        return problem(HttpStatus.FORBIDDEN, no.rule(), no.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal no) {
        return problem(HttpStatus.CONFLICT, no.code(), no.getMessage());
    }

    /** 503 when trying again later may do, 502 when somebody has to mend something. */
    @ExceptionHandler
    ProblemDetail failed(Failure failure) {
        var problem = problem(
                failure.curableByWaiting() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY,
                failure.reason(),
                failure.getMessage());
        problem.setProperty("hint", failure.remedy());
        return problem;
    }

    /** What the engine or a transaction wrapped. */
    @ExceptionHandler
    ProblemDetail engine(ProcessEngineException wrapped, HttpServletRequest request) {
        if (wrapped instanceof AuthorizationException) {
            Denial.because("NOT_ALLOWED", wrapped.getMessage());
            return problem(HttpStatus.FORBIDDEN, "NOT_ALLOWED", "You may not do this.");
        }
        if (wrapped instanceof OptimisticLockingException)
            return problem(
                    HttpStatus.CONFLICT, "BUSY", "Somebody else changed this in the same moment: look at it again.");
        return ours(wrapped, request).orElseGet(() -> {
            LOG.error("the engine could not do {} {}", request.getMethod(), request.getRequestURI(), wrapped);
            return problem(
                    HttpStatus.INTERNAL_SERVER_ERROR, "UNFORESEEN", "The engine could not do this; its log says why.");
        });
    }

    /** A body that is no JSON, or holds what a domain record does not take. */
    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown)
            return invalid(
                    new InvalidInput(
                            Excerpt.shown(64, unknown.getPropertyName()),
                            "VARIABLE_NOT_ACCEPTED",
                            "there is no such field here"),
                    request);
        return ours(unreadable, request)
                .orElseGet(() ->
                        problem(HttpStatus.BAD_REQUEST, "BODY_INVALID", "The body is not the JSON that is expected."));
    }

    /** A word where the address wants a number, or yes or no. */
    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        var wanted = mistyped.getRequiredType() == boolean.class ? "true or false" : "a whole number";
        return invalid(new InvalidInput(mistyped.getName(), "TYPE_INVALID", "must be " + wanted), request);
    }

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return invalid(InvalidInput.missing(missing.getParameterName()), request);
    }

    private Optional<ProblemDetail> ours(Throwable wrapped, HttpServletRequest request) {
        for (var cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput wrong) return Optional.of(invalid(wrong, request));
            if (cause instanceof Forbidden no) return Optional.of(forbidden(no));
            if (cause instanceof Failure failure) return Optional.of(failed(failure));
        }
        return Optional.empty();
    }

    /** {@code TASK_UNKNOWN} for {@code /api/tasks/7}: the address leads nowhere. In a body it is a wrong value. */
    private static boolean isAbsent(InvalidInput wrong, HttpServletRequest request) {
        if (!wrong.rule().endsWith("_UNKNOWN")) return false;
        var subject = wrong.rule().replace("_UNKNOWN", "").toLowerCase(Locale.ROOT);
        return List.of("s/", "es/").stream()
                .anyMatch(plural -> request.getRequestURI().contains("/" + subject + plural));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setProperty("code", code);
        return problem;
    }
}
