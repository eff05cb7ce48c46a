package org.gaas.fleet;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gaas.applications.Applications;
import org.gaas.applications.Descriptor;
import org.springframework.stereotype.Component;

/** Whether a server is what the desk and the applications need, judged by what it says about itself. */
@Component
class Suitability {
    /** What the desk's scripts call, beyond what any POSIX shell has. */
    static final List<String> TOOLS = List.of(
            "awk",
            "du",
            "find",
            "flock",
            "getent",
            "gzip",
            "perl",
            "readlink",
            "setsid",
            "sha256sum",
            "stat",
            "tail",
            "tar",
            "timeout",
            "xargs");

    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final long LEAST_DISK_KB = 1024 * 1024;
    private static final long LEAST_MEMORY_KB = 1024 * 1024;
    private static final String AGAIN = "Run docker/host/provision of this version there, as root";

    private final Provision provision = Provision.delivered();
    private final Applications applications;

    Suitability(Applications applications) {
        this.applications = applications;
    }

    Provision provision() {
        return provision;
    }

    /** Packages that the server should have, and has not. */
    List<String> missingPackages(ServerFacts facts) {
        var present = facts.below("package.");
        return provision.packages().stream()
                .filter(name -> !present.containsKey(name))
                .toList();
    }

    /** All that is wrong with a server of this platform. */
    List<ServerFinding> all(String platform, ServerFacts facts) {
        var found = new ArrayList<ServerFinding>();
        if (!platform.equals(Candidate.PLATFORM)) {
            surroundings(facts, found);
            return found;
        }
        found.addAll(judge(facts));
        var missing = missingPackages(facts);
        if (!missing.isEmpty())
            found.add(ServerFinding.error(
                    facts.server(),
                    "packages of Debian are missing: " + String.join(", ", missing),
                    "Install them there (apt-get install), or run docker/host/provision again"));
        return found;
    }

    /** All that is wrong with a Debian server, but for missing packages. */
    private List<ServerFinding> judge(ServerFacts facts) {
        var found = new ArrayList<ServerFinding>();
        var here = facts.server();
        if (!facts.get("os").startsWith("debian "))
            found.add(ServerFinding.error(
                    here,
                    "it runs " + (facts.get("os").isEmpty() ? "no known system" : facts.get("os"))
                            + ", and the desk's programs and packages are made for Debian",
                    "Set it up with Debian 12"));
        surroundings(facts, found);
        rights(facts, found);
        services(facts, found);
        for (var name : applications.delivered()) needs(applications.describe(name), facts, found);
        return found;
    }

    /** What counts on every kind of server. */
    private void surroundings(ServerFacts facts, List<ServerFinding> found) {
        var here = facts.server();
        if (facts.ahead().abs().compareTo(CLOCKS_APART) > 0)
            found.add(ServerFinding.error(
                    here,
                    "its clock is " + words(facts.ahead().abs())
                            + (facts.ahead().isNegative() ? " behind" : " ahead of")
                            + " the desk's: logs, certificates and cron would be off as much",
                    "Let it keep time by NTP (timedatectl), or mend the desk's clock"));
        facts.number("disk.free.kb")
                .filter(free -> free < LEAST_DISK_KB)
                .ifPresent(free -> found.add(ServerFinding.error(
                        here,
                        free / 1024 + " MB are free under /srv/gaas: too little for one more release",
                        "Free space there, at least " + LEAST_DISK_KB / 1024 + " MB")));
        facts.number("inodes.used")
                .filter(used -> used > 95)
                .ifPresent(used -> found.add(ServerFinding.error(
                        here,
                        used + "% of the inodes under /srv/gaas are used: no more files can be made",
                        "Remove files there, or make the file system anew with more inodes")));
        facts.number("memory.kb")
                .filter(all -> all < LEAST_MEMORY_KB)
                .ifPresent(all -> found.add(ServerFinding.warning(
                        here,
                        "it has " + all / 1024 + " MB of memory: little for a database and a few installations",
                        "Give it at least " + LEAST_MEMORY_KB / 1024 + " MB")));
        if (!facts.get("tools.missing").isEmpty())
            found.add(ServerFinding.error(
                    here,
                    "programs that the desk's scripts call are missing: " + facts.get("tools.missing"),
                    "Install what brings them"));
    }

    private void rights(ServerFacts facts, List<ServerFinding> found) {
        var here = facts.server();
        var forbidden = provision.programs().stream()
                .filter(program -> !facts.below("right.").containsKey(program))
                .collect(joining(", "));
        if (!forbidden.isEmpty())
            found.add(ServerFinding.error(
                    here, "the user " + facts.get("user") + " may not run as root: " + forbidden, AGAIN));
        var others = provision.sums().entrySet().stream()
                .filter(file -> !facts.get("sum." + file.getKey()).equals(file.getValue()))
                .map(file -> file.getKey())
                .collect(joining(", "));
        if (!others.isEmpty())
            found.add(
                    ServerFinding.error(here, "missing, or of another version than this desk needs: " + others, AGAIN));
        if (facts.get("store").isEmpty())
            found.add(ServerFinding.error(
                    here, "the user " + facts.get("user") + " can't write in /srv/gaas, or it is not there", AGAIN));
    }

    private void services(ServerFacts facts, List<ServerFinding> found) {
        var here = facts.server();
        if (facts.get("sites").isEmpty())
            found.add(ServerFinding.error(
                    here,
                    "nobody said which host its sites share, so nginx has no base to build on",
                    "Run /usr/lib/gaas/shared-host NAME there, as root, with a name that leads to it"));
        if (!facts.get("nginx").isEmpty() && facts.get("nginx.runs").isEmpty())
            found.add(ServerFinding.error(
                    here, "nginx does not run, so no site would answer", "Look into its log and start it"));
        if (!facts.get("mariadb").isEmpty() && !facts.get("mariadb.answers").equals("1"))
            found.add(ServerFinding.error(
                    here,
                    "MariaDB does not let the desk's user in: " + facts.get("mariadb.answers"),
                    "Start it, and let docker/host/provision make the account"));
    }

    private static void needs(Descriptor application, ServerFacts facts, List<ServerFinding> found) {
        var runtime = application.runtime();
        if (runtime.kind() != Descriptor.Kind.PHP || facts.get("php").isEmpty()) return;
        runtime.version()
                .filter(least -> older(facts.get("php"), least))
                .ifPresent(least -> found.add(ServerFinding.error(
                        facts.server(),
                        "PHP is " + facts.get("php") + ", and " + application.title() + " needs " + least,
                        "Install a newer PHP, on all servers alike")));
        var missing = new TreeSet<>(runtime.extensions());
        var both = facts.words("php.extensions");
        both.retainAll(facts.words("fpm.extensions"));
        missing.removeAll(both);
        if (!missing.isEmpty())
            found.add(ServerFinding.error(
                    facts.server(),
                    "PHP lacks what " + application.title() + " needs: " + String.join(", ", missing),
                    "Install these extensions, for the web and for the command line, on all servers alike"));
    }

    /** Whether a version is less than another, number by number. */
    static boolean older(String version, String least) {
        var has = version.split("[^0-9]+");
        var wants = least.split("[^0-9]+");
        for (var i = 0; i < wants.length; i++) {
            var difference = (i < has.length ? Integer.parseInt(has[i]) : 0) - Integer.parseInt(wants[i]);
            if (difference != 0) return difference < 0;
        }
        return false;
    }

    private static String words(Duration apart) {
        if (apart.toSeconds() < 120) return apart.toSeconds() + " seconds";
        var minutes = apart.plusSeconds(30).toMinutes();
        return minutes < 120 ? minutes + " minutes" : apart.plusMinutes(30).toHours() + " hours";
    }
}
