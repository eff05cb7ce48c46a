package org.gaas.certificates.acme;

import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.gaas.certificates.AuthorityFailure;
import org.gaas.certificates.AuthorityFailure.Reason;
import org.gaas.certificates.OrderRefused;
import org.gaas.engine.InvalidInput;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** What authorities and the way to them complain about, in the desk's words. */
final class Troubles {
    private static final int MOST = 500;
    /** What an authority says of names and requests (RFC 8555, 6.7). */
    private static final Set<String> OF_THE_ORDER = Set.of(
            "rejectedIdentifier", "unsupportedIdentifier", "caa", "badCSR", "badPublicKey", "dns", "orderNotReady");
    /** And of accounts. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "accountDoesNotExist",
            "externalAccountRequired",
            "invalidContact",
            "unsupportedContact",
            "unauthorized",
            "userActionRequired");

    private Troubles() {}

    /** Work at an authority. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws AcmeException;
    }

    /**
     * @param wanted what should come of it, for people
     */
    static <T> T at(String authority, String wanted, Work<T> work) {
        try {
            return orRefused(authority, wanted, work);
        } catch (OrderRefused no) {
            throw new AuthorityFailure(Reason.BROKEN, authority, wanted, no.getMessage(), Optional.empty(), no);
        }
    }

    static <T> T orRefused(String authority, String wanted, Work<T> work) throws OrderRefused {
        try {
            return work.done();
        } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException | IllegalArgumentException trouble) {
            var notAllowed = cause(trouble, InvalidInput.class);
            if (notAllowed.isPresent()) throw notAllowed.get();
            var said = cause(trouble, AcmeServerException.class);
            if (said.isPresent() && OF_THE_ORDER.contains(word(said.get())))
                throw new OrderRefused(authority + ": " + words(said.get().getProblem()));
            if (said.isPresent()) throw failure(authority, wanted, said.get());
            var network = cause(trouble, AcmeNetworkException.class);
            if (network.isPresent()) throw unreachable(authority, wanted, network.get());
            throw failed(Reason.BROKEN, authority, wanted, plain(String.valueOf(trouble.getMessage())), trouble);
        }
    }

    private static <T extends Throwable> Optional<T> cause(Throwable trouble, Class<T> kind) {
        for (var cause = trouble; cause != null; cause = cause.getCause())
            if (kind.isInstance(cause)) return Optional.of(kind.cast(cause));
        return Optional.empty();
    }

    private static AuthorityFailure failure(String authority, String wanted, AcmeServerException said) {
        var until = said instanceof AcmeRateLimitedException limit ? limit.getRetryAfter() : Optional.<Instant>empty();
        var reason = said instanceof AcmeRateLimitedException || word(said).equals("rateLimited")
                ? Reason.RATE_LIMITED
                : OF_THE_ACCOUNT.contains(word(said)) ? Reason.ACCOUNT : Reason.BROKEN;
        var found = words(said.getProblem())
                + until.map(time -> " (again from " + time + ")").orElse("");
        return new AuthorityFailure(reason, authority, wanted, found, until, said);
    }

    private static AuthorityFailure unreachable(String authority, String wanted, Throwable trouble) {
        var late = cause(trouble, InterruptedIOException.class);
        var untrusted = cause(trouble, SSLException.class);
        if (late.isPresent()) return failed(Reason.TIMEOUT, authority, wanted, last(late.get()), trouble);
        if (untrusted.isPresent()) return failed(Reason.TLS, authority, wanted, last(untrusted.get()), trouble);
        return failed(Reason.UNREACHABLE, authority, wanted, last(trouble.getCause()), trouble);
    }

    private static String last(Throwable trouble) {
        return plain(trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage());
    }

    private static AuthorityFailure failed(
            Reason reason, String authority, String wanted, String found, Throwable cause) {
        return new AuthorityFailure(reason, authority, wanted, found, Optional.empty(), cause);
    }

    /** The last word of a problem's type: {@code rateLimited}. */
    static String word(AcmeServerException said) {
        var type = String.valueOf(said.getType());
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** What the authority says, for people. */
    static String words(Problem problem) {
        return plain(problem.toString());
    }

    /** What others write must not break a line, a log or a form. */
    private static String plain(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }
}
