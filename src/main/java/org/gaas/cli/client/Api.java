package org.gaas.cli.client;

import java.util.List;

/**
 * What the desk's REST API answers, as far as the command line reads it. Texts that the desk left out are null, lists
 * are empty; times are ISO-8601 in UTC. Each record is one schema of {@code /api/openapi}.
 */
public interface Api {
    /**
     * POST /api/installations, and below an installation POST deployments and removal; POST /api/productions, and below
     * a production POST withdrawal.
     */
    record Started(String installation, String process, String task, String url) {}

    /** GET /api/projects/NAME. */
    record Project(
            String name, List<UsedRepository> repositories, List<PastRelease> releases, WantedRepository wanted) {}

    /** Where its releases came from; the one without an end is in use. */
    record UsedRepository(
            String repository, String since, String until, String requester, String approver, String reason) {}

    /** What ran, and where it came from. */
    record PastRelease(
            String installation, String ref, boolean tagged, String commit, String repository, String since) {}

    /** What is being looked at. */
    record WantedRepository(String repository, String requester, String reason, String process, List<String> found) {}

    /** GET /api/productions/ID/names. */
    record ProductionName(String host, String state, String sentence, String is, String must) {}

    /** GET /api/productions/ID/adoption. */
    record Adoption(String installation, String state, String from, List<AdoptedExport> exports) {}

    /** An export of an old site in it; without {@code compared} it was not compared, without {@code answer} not judged. */
    record AdoptedExport(long number, boolean last, String compared, List<String> differences, String answer) {}

    /** GET /api/installations; the fields from {@code repository} on only for a single one. */
    record Installation(
            String id,
            String project,
            String environment,
            String customer,
            String server,
            String tag,
            String commit,
            String state,
            String url,
            String expires,
            String repository,
            String application,
            List<String> databases,
            List<ProcessSummary> processes,
            Removal removal) {}

    /** How an installation went: what was seen when nothing was left, and what is kept of it. */
    record Removal(String provenAt, List<String> proof, Archive archive) {}

    /** What is kept of an installation that is gone, in the same folder on each server. */
    record Archive(String folder, List<String> servers, long bytes, String until, String removedAt) {}

    /** A process of an installation. */
    record ProcessSummary(String id, String name, String state, String startedAt) {}

    /** GET /api/processes/{id}. */
    record Process(
            String id,
            String name,
            String businessKey,
            String state,
            String startedAt,
            String endedAt,
            String outcome,
            List<Step> steps,
            List<OpenTask> tasks,
            Expected expected) {}

    /** When a process will be done, and that this is not when it was wished. */
    record Expected(String at, String wished, String late) {}

    /** A step of a process, done or still to come. */
    record Step(
            String id,
            String label,
            String state,
            String startedAt,
            String endedAt,
            Progress progress,
            String message,
            Answer answered) {}

    /** What a person said to a task, in whose place, and when. */
    record Answer(String by, String behalf, String at) {}

    /** How far a long step is; {@code total} is 0 when nobody knows. */
    record Progress(long done, long total, String text) {}

    /** A task that a process waits for. */
    record OpenTask(String id, String name, List<String> candidates, String assignee, String since, String due) {}

    /** POST /api/installations/{id}/converge. */
    record Converged(String server, List<Change> changes) {}

    /** POST /api/converge, one of several; code and message say why there are no changes to tell about. */
    record OneConverged(String installation, String server, List<Change> changes, String code, String message) {}

    /** One wish: NONE, APPLIED, FAILED or WOULD_APPLY. */
    record Change(String subject, String outcome, String reason) {}

    /** POST /api/checks. */
    record Checked(String repository, String tag, String commit, String application, List<Finding> findings) {}

    /** What a check found: an error, a warning or a remark. */
    record Finding(String severity, String where, String message, String hint) {}

    /** GET /api/servers. */
    record Server(String name, List<String> roles, String zone, String address, String state, long installations) {}

    /** GET /api/servers/{name}. */
    record OneServer(
            String name,
            List<String> roles,
            String zone,
            String address,
            String state,
            String platform,
            String user,
            String sites,
            List<String> hostKeys,
            List<String> tenants) {}

    /** POST /api/servers. */
    record ServerStarted(String server, String process) {}

    /** GET /api/fleet/check. */
    record CheckedFleet(List<String> servers, List<Finding> findings) {}

    /** GET /api/tags. */
    record Tags(List<Tag> tags) {}

    /** A named tag, the commit that it stands for, and when that was made. */
    record Tag(String name, String commit, String when) {}

    /** GET /api/tasks. */
    record Task(
            String id,
            String name,
            String process,
            String installation,
            String role,
            String assignee,
            String created,
            String due,
            List<String> escalated,
            Waiting parked) {}

    /** That a task waits for somebody. */
    record Waiting(String until, String waitsFor, String by) {}

    /** GET /api/deputies. */
    record Deputy(String role, String user) {}

    /** GET /api/stand-ins. */
    record StandIn(long number, String absent, String person, String from, String until, String by) {}

    /** GET /api/oncall. */
    record Roster(List<String> now, List<Shift> shifts) {}

    /** That somebody is on call. */
    record Shift(long number, String user, String from, String until, String by) {}

    /** GET /api/hours. */
    record Hours(
            String date,
            long minutes,
            String person,
            String role,
            String customer,
            String project,
            String installation,
            String process,
            String task,
            String activity,
            String note,
            boolean billable) {}

    /** GET /api/costs. */
    record Cost(
            String date,
            String kind,
            String amount,
            String currency,
            String customer,
            String project,
            String installation,
            String orderNumber,
            String source,
            boolean billable) {}

    /** GET /api/me. */
    record Me(String user, List<String> roles) {}

    /** GET /api/agreements. */
    record Agreement(
            long number,
            String developer,
            String project,
            String customer,
            String from,
            String until,
            String consent,
            String by,
            String state,
            List<String> pending) {}

    /** GET /api/contacts. */
    record Answering(String customer, String name, String mail, String language, String since) {}

    /** GET and PUT /api/customers/{customer}/contact. */
    record Contact(String name, String mail, String language) {}

    /** GET /api/contact-links. */
    record ContactLink(
            long number,
            String task,
            String what,
            String about,
            String customer,
            String name,
            String mail,
            String language,
            String sent,
            String until,
            String state) {}

    /** POST /api/contact-links/{number}/again and /api/tasks/{task}/link. */
    record LinkSent(String name, String mail) {}

    /** GET /api/access. */
    record Access(
            String developer,
            String installation,
            String server,
            String rights,
            List<String> from,
            List<String> databases,
            String account,
            String host,
            long port,
            String page,
            boolean password,
            String until,
            String why) {}

    /** GET /api/access/files. */
    record AccessFiles(
            String developer,
            String installation,
            String server,
            String rights,
            List<String> from,
            String account,
            String host,
            long port,
            long keys,
            String until,
            String why) {}

    /** GET and POST /api/access/keys. */
    record AccessKey(
            long number,
            String developer,
            String kind,
            String fingerprint,
            String by,
            String added,
            List<String> pending) {}

    /** POST /api/access/requests and /api/access/revocations. */
    record AccessBegun(String process, String says) {}

    /** GET /api/access/findings. */
    record AccessFinding(String server, String subject, String found, String since) {}

    /** GET /api/access/sessions/ID. */
    record SessionLog(
            List<AccessSession> sessions, List<AccessVisit> visits, boolean cut, long doubtful, boolean flooded) {}

    /** Who came by ssh key, or was not let in. */
    record AccessVisit(String begun, String ended, String account, String from, String key, String how, long times) {}

    /** One at a server's databases. */
    record AccessSession(
            String begun, String last, String account, String from, long statements, List<String> databases) {}

    /** GET /api/certificates. */
    record Certificate(
            long number,
            String installation,
            String server,
            String place,
            String way,
            String authority,
            List<String> names,
            String payer,
            String ceiling,
            String costAYear,
            Standing standing,
            String state,
            String issuer,
            String from,
            String until,
            String renewal,
            String process) {}

    /** That a certificate is renewed without asking. */
    record Standing(String by, String since, String until) {}

    /** GET /api/certificates/ceilings/{project}. */
    record CertificateCeiling(String project, String ceiling) {}

    /** GET /api/certificates/found. */
    record CheckedCertificates(List<String> servers, List<Finding> findings) {}

    /** GET /api/certificates/forecast. */
    record Forecast(long days, long renewals, long work, String price) {}

    /** POST /api/certificates. */
    record CertificateStarted(long certificate, String installation, String process) {}

    /** POST /api/certificates/tasks/{task}. */
    record CertificateKept(List<String> findings) {}

    /** GET /api/audit/entries. */
    record Entry(
            long number,
            String at,
            String kind,
            String who,
            String behalf,
            String roles,
            String what,
            String about,
            String place,
            String subject,
            String outcome,
            String detail,
            String plan,
            String work,
            String step) {}

    /** GET /api/audit/verification. */
    record Verification(
            boolean intact,
            long rows,
            long sealed,
            long waiting,
            long heads,
            long uncovered,
            String until,
            String head,
            List<Flaw> findings) {}

    /** Where the trail is not as it was written. */
    record Flaw(String kind, String where, String expected, String found) {}

    /** An error, RFC 9457 with our members {@code code}, {@code field}, {@code hint} and {@code suggestions}. */
    record ProblemDetail(
            String title, String detail, String code, String field, String hint, List<String> suggestions) {}

    /** GET /api/me/second-factor. */
    record Factor(String state, String word, String since, long recoveryCodes, String shownUntil) {}

    /** POST /api/me/second-factor/enrolment. */
    record Offered(String secret, String uri) {}

    /** PUT /api/me/second-factor/enrolment. */
    record Enrolled(String state, String word, List<String> recoveryCodes) {}
}
