package org.gaas.releases.svn;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.SourceFailure.Reason;
import org.gaas.releases.net.NotPinned;
import org.gaas.releases.net.Words;
import org.tmatesoft.svn.core.SVNCancelException;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNException;

/** What a person can do something with, made of what SVNKit and our connections throw. */
final class Troubles {
    private static final Set<SVNErrorCode> NOT_FOUND = Set.of(
            SVNErrorCode.FS_NOT_FOUND,
            SVNErrorCode.RA_DAV_PATH_NOT_FOUND,
            SVNErrorCode.RA_ILLEGAL_URL,
            SVNErrorCode.RA_LOCAL_REPOS_NOT_FOUND,
            SVNErrorCode.RA_LOCAL_REPOS_OPEN_FAILED,
            SVNErrorCode.RA_SVN_REPOS_NOT_FOUND,
            SVNErrorCode.REPOS_BAD_ARGS);
    private static final Set<SVNErrorCode> BROKEN = Set.of(
            SVNErrorCode.CHECKSUM_MISMATCH,
            SVNErrorCode.FS_CORRUPT,
            SVNErrorCode.RA_DAV_MALFORMED_DATA,
            SVNErrorCode.RA_SVN_MALFORMED_DATA,
            SVNErrorCode.SVNDIFF_CORRUPT_WINDOW);
    private static final Set<SVNErrorCode> WITHHELD = Set.of(
            SVNErrorCode.RA_NOT_AUTHORIZED,
            SVNErrorCode.RA_DAV_FORBIDDEN,
            SVNErrorCode.AUTHZ_UNREADABLE,
            SVNErrorCode.AUTHZ_ROOT_UNREADABLE,
            SVNErrorCode.AUTHN_NO_PROVIDER);

    private Troubles() {}

    /**
     * @param wanted what should have been done, for people
     * @throws ReleaseRefused it was not allowed
     */
    static SourceFailure of(Repository repository, String wanted, Exception trouble) throws ReleaseRefused {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReleaseRefused no) throw no;
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
            if (cause instanceof SshException ssh
                    && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)
                return Reason.AUTHENTICATION;
            if (cause instanceof InterruptedIOException
                    || cause instanceof TimeoutException
                    || cause instanceof SVNCancelException) return Reason.TIMEOUT;
            if (cause instanceof SVNException svn) {
                var code = svn.getErrorMessage().getRootErrorMessage().getErrorCode();
                for (var told : List.of(code, svn.getErrorMessage().getErrorCode())) {
                    if (NOT_FOUND.contains(told)) return Reason.NOT_FOUND;
                    if (WITHHELD.contains(told)) return Reason.AUTHENTICATION;
                    if (BROKEN.contains(told)) return Reason.BROKEN;
                }
            }
        }
        return Words.ofStorage(trouble) ? Reason.DESK_STORAGE : Reason.UNREACHABLE;
    }
}
