package org.gaas.people.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gaas.engine.Denial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What somebody gets who may not come in (yet): people a page, programs a problem in JSON. */
@Component
class Refusals
        implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler, LogoutSuccessHandler {
    static final String SENTENCE = "org.gaas.loginSentence";

    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (!Paths.isScripted(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else if (why instanceof TooManyAttempts many) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
            problem(response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS", many.getMessage());
        } else if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            problem(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "LOGIN_REQUIRED",
                    "Sign in: send name and password (HTTP Basic).");
        } else {
            problem(response, HttpStatus.UNAUTHORIZED, "LOGIN_WRONG", "Name or password is wrong.");
        }
    }

    /** The form was sent with a wrong password. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        request.getSession().setAttribute(SENTENCE, why.getMessage());
        response.sendRedirect(request.getContextPath() + "/login");
    }

    /** Somebody is signed in, but may not do this. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        Denial.because(why instanceof CsrfException ? "FORGED" : "NOT_ALLOWED", why.getMessage());
        if (Paths.isScripted(request))
            problem(
                    response,
                    HttpStatus.FORBIDDEN,
                    "NOT_ALLOWED",
                    "You may not do this, and nobody else may this way.");
        else if (why instanceof CsrfException && request.getRequestURI().endsWith("/login"))
            response.sendRedirect(request.getContextPath() + "/login"); // the form was older than its session
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        if (Paths.isScripted(request)) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        else response.sendRedirect(request.getContextPath() + "/login?bye");
    }

    private void problem(HttpServletResponse response, HttpStatus status, String code, String sentence)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setProperty("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
