package org.gaas.releases.git;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.SourceFailure.Reason;
import org.gaas.releases.net.NotPinned;
import org.gaas.releases.net.Words;

/** What a person can do something with, made of what JGit and its transports throw. */
final class Troubles {
    private Troubles() {}

    /**
     * @param wanted what should have been done, for people
     * @throws ReleaseRefused the connection was not allowed
     * @throws SourceFailure everything else
     */
    static SourceFailure of(Repository repository, String wanted, Exception trouble) throws ReleaseRefused {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput no) throw ReleaseRefused.because(no);
            if (cause instanceof SourceFailure known) return known;
        }
        var where = repository.host().isEmpty() ? "desk" : repository.host();
        return new SourceFailure(reason(trouble), where, wanted, Words.of(trouble), trouble);
    }

    private static Reason reason(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotPinned) return Reason.HOST_KEY_MISMATCH;
            if (cause instanceof SSLException) return Reason.TLS;
            if (cause instanceof NoRemoteRepositoryException) return Reason.NOT_FOUND;
            if (cause instanceof SshException ssh
                    && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)
                return Reason.AUTHENTICATION;
            if (cause instanceof SocketTimeoutException
                    || cause instanceof InterruptedIOException
                    || cause instanceof TimeoutException) return Reason.TIMEOUT;
            if (cause instanceof MissingObjectException
                    || cause instanceof CorruptObjectException
                    || cause instanceof PackProtocolException) return Reason.BROKEN;
        }
        var said = String.valueOf(trouble.getMessage());
        if (said.contains("not authorized")
                || said.contains("no CredentialsProvider")
                || said.contains("not permitted")) return Reason.AUTHENTICATION;
        return Words.ofStorage(trouble) ? Reason.DESK_STORAGE : Reason.UNREACHABLE;
    }
}
