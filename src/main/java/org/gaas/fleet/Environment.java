package org.gaas.fleet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.people.Role;

/**
 * An environment with its policy, as the policy file tells it. Which ones there are is data.
 *
 * @param title what people see
 * @param suffix what the name of a project gets behind it, for example {@code -acc}; may be empty
 * @param url where installations answer
 * @param server the role that a server must have
 * @param versions what may be deployed
 * @param availability what a customer may choose; the first is the default
 * @param installedWith the environment together with which it is installed
 * @param install who may ask for a new installation
 * @param deploy who may bring a new version
 * @param remove who may remove an installation
 * @param archive what is kept of an installation that is removed; empty: nothing
 * @param databaseAccess what developers may do in the databases
 * @param files what developers see of the files, by ssh key; from the addresses of {@code databaseAccess}
 * @param mail what becomes of mail to patients
 * @param packages whether the desk installs missing packages on its servers; empty: by hand
 * @param trial when installations expire; empty: never
 */
public record Environment(
        EnvironmentName name,
        String title,
        String suffix,
        UrlPattern url,
        ServerRole server,
        Versions versions,
        DataKind data,
        Security security,
        Backup backup,
        boolean snapshots,
        List<String> availability,
        Set<CustomerKind> customers,
        Optional<EnvironmentName> installedWith,
        Set<Role> install,
        Set<Role> deploy,
        Set<Role> remove,
        Optional<Archive> archive,
        DatabaseAccess databaseAccess,
        Files files,
        Mail mail,
        Optional<Packages> packages,
        Optional<Trial> trial) {
    public Environment {
        files = files == null ? Files.NONE : files;
    }

    public enum Versions {
        /** Named tags only. */
        TAGS,
        /** Branches and commits too, resolved once and shown as untagged. */
        ANY
    }

    public enum DataKind {
        PATIENTS,
        /** A copy of production: patients too. */
        COPY,
        INVENTED;

        public boolean ofPatients() {
            return this != INVENTED;
        }
    }

    public enum Security {
        HIGH,
        LOW
    }

    public enum Interval {
        DAILY,
        WEEKLY,
        NONE
    }

    /** How often the provider backs up. */
    public record Backup(Interval code, Interval database) {}

    public enum CustomerKind {
        PAYING,
        PROSPECT
    }

    public enum Rights {
        NONE,
        READ,
        WRITE,
        ALL
    }

    public enum Kept {
        FILES,
        DATABASES
    }

    /**
     * @param days after which it is removed too
     */
    public record Archive(Set<Kept> keep, int days) {
        public LocalDate until(LocalDate start) {
            return start.plusDays(days);
        }
    }

    /**
     * What developers may do in the databases of projects that they have an agreement for.
     *
     * @param restricted only from the named addresses, not from the server itself
     * @param decided an agreement is not enough: each access is decided, and expires
     * @param from where they may come from
     * @param longest for how many days it may be decided at most
     * @param sessions for how many days it is kept who opened a session
     */
    public record DatabaseAccess(
            Rights rights,
            boolean restricted,
            boolean decided,
            List<IpRange> from,
            Integer longest,
            boolean page,
            Integer sessions) {
        /** Five years: NEN 7513. */
        public static final int SESSIONS = 1827;

        private static final int LONGEST = 90;

        public DatabaseAccess {
            longest = longest == null ? LONGEST : longest;
            sessions = sessions == null ? SESSIONS : sessions;
            from = from == null ? List.of() : List.copyOf(from);
        }
    }

    public enum Files {
        NONE,
        /** The code that runs, and logs. */
        READ
    }

    public enum Mail {
        SEND,
        BOUNCE
    }

    /** Who installs packages that a server lacks. */
    public enum Packages {
        INSTALL,
        HAND
    }

    /**
     * @param days after which an installation expires
     * @param reminder how many days before that its owner is asked
     */
    public record Trial(int days, int reminder) {
        public LocalDate expiryFrom(LocalDate start) {
            return start.plusDays(days);
        }

        public LocalDate reminderFor(LocalDate expiry) {
            return expiry.minusDays(reminder);
        }
    }

    /** The part of database names that tells the environment, for example {@code acc}; empty on production. */
    public String infix() {
        return suffix.replaceFirst("^-", "");
    }

    /** Whether this is kept of an installation that is removed. */
    public boolean keeps(Kept what) {
        return archive.filter(kept -> kept.keep().contains(what)).isPresent();
    }

    /** Whether the desk installs packages that a new server lacks. */
    public boolean packagesInstalled() {
        return packages.filter(who -> who == Packages.INSTALL).isPresent();
    }

    /** Whether only named tags may be deployed. */
    public boolean tagsOnly() {
        return versions == Versions.TAGS;
    }
}
