package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.InvalidInput;

/**
 * What the desk must know about an application to install and run it: described in YAML, not programmed. All paths are
 * below a release; commands run there as the installation's own user.
 *
 * @param format the version of this notation, 1
 * @param name how people call the application
 * @param environment variables for the application and its commands
 * @param build runs once, on a host for building; its outcome is part of the release
 * @param install runs instead of {@code upgrade} where the databases are new; empty: the upgrade does both
 * @param data files with rows for new databases
 */
public record Descriptor(
        @JsonProperty("gaas") int format,
        String name,
        String title,
        Runtime runtime,
        Web web,
        Shared shared,
        Map<String, ByEnvironment> environment,
        List<SettingsFile> settings,
        List<Database> databases,
        Optional<Build> build,
        Optional<Change> install,
        Optional<Change> upgrade,
        Optional<Maintenance> maintenance,
        Health health,
        List<CronJob> cron,
        Data data) {
    private static final DocumentKind KIND =
            new DocumentKind("descriptor", "DESCRIPTOR_INVALID", "applications/descriptor.schema.json");

    /** What serves requests. */
    public enum Kind {
        PHP,
        CGI,
        STATIC
    }

    /**
     * @param version of PHP at least, for example {@code 8.1}
     * @param extensions of PHP that must be present
     */
    public record Runtime(Kind kind, Optional<String> version, List<String> extensions) {
        public Runtime {
            extensions = orNone(extensions);
        }
    }

    /**
     * @param directory all that can be reached from the web
     * @param entry the program below it that answers what is no file: {@code index.php}
     */
    public record Web(RelativePath directory, Optional<RelativePath> entry) {}

    /**
     * What stays when the release changes.
     *
     * @param writable which of it, or below it, the application writes
     * @param setup small files below what it writes that are set-up data: they go on from a trial to production
     */
    public record Shared(
            List<RelativePath> directories,
            List<RelativePath> files,
            List<RelativePath> writable,
            List<ByEnvironment> setup) {
        static final Shared NOTHING = new Shared(null, null, null, null);

        public Shared {
            directories = orNone(directories);
            files = orNone(files);
            writable = orNone(writable);
            setup = orNone(setup);
        }

        /** What its files of set-up data are called in this environment, in their order. */
        public List<RelativePath> setupIn(String environment) {
            return setup.stream()
                    .map(path -> path.in(environment).with(Map.of("environment", environment)))
                    .map(RelativePath::new)
                    .toList();
        }
    }

    /**
     * A file that belongs to the installation and not to the release. The place {@code {{database.password}}} is filled
     * in on the server, with a password that nobody else knows.
     */
    public record SettingsFile(RelativePath path, Text template) {}

    /**
     * @param suffix what follows the installation's name in the name of the schema, for example {@code gems}
     * @param optional made only when asked for
     * @param rights the application's, in SQL's words; empty: all that an application needs to upgrade itself
     * @param tables what its rows are about
     */
    public record Database(String suffix, boolean optional, Set<String> rights, Tables tables) {
        public Database {
            rights = rights == null ? Set.of() : Set.copyOf(rights);
            tables = tables == null ? Tables.UNCLASSIFIED : tables;
        }
    }

    /**
     * Tables by what their rows are about. What is in neither list is treated as if it were about patients.
     *
     * @param setup how the application is set up: goes on from a trial to production
     * @param patients people and what they answered: stays where it is
     */
    public record Tables(Set<String> setup, Set<String> patients) {
        static final Tables UNCLASSIFIED = new Tables(null, null);

        public Tables {
            setup = setup == null ? Set.of() : Set.copyOf(setup);
            patients = patients == null ? Set.of() : Set.copyOf(patients);
        }
    }

    public record Build(List<Argv> commands) {}

    /**
     * Commands that change the databases, and the proof that they did: exit codes are none.
     */
    public record Change(List<Argv> commands, Optional<Query> proof) {}

    /**
     * A question to a database whose only answer is known.
     *
     * @param database the suffix of the one to ask
     * @param expect the answer, one row with one column
     * @param expectHighestIn instead: the answer is the highest number that a file name in this directory begins with
     * @param after with {@code expectHighestIn}, which is a file then: the number stands behind this text on one of its
     *     lines
     */
    public record Query(
            String database,
            String query,
            Optional<String> expect,
            Optional<RelativePath> expectHighestIn,
            Optional<String> after) {}

    public record Maintenance(List<Argv> on, List<Argv> off) {}

    /**
     * How to know that it is well: an answer with status 200 alone proves nothing.
     *
     * @param errorLog a file that must not grow while looking
     */
    public record Health(List<Check> checks, Optional<RelativePath> errorLog, Optional<Query> query) {}

    /**
     * A page to look at.
     *
     * @param path below the installation's URL, begins with a slash
     * @param contains all must be in the page
     * @param lacks none may be in the page
     */
    public record Check(String path, int status, List<Text> contains, List<String> lacks) {
        public Check {
            contains = orNone(contains);
            lacks = orNone(lacks);
            status = status == 0 ? 200 : status;
        }

        /**
         * Where it is looked at. What looks like the URL of another host is a path of the installation all the same.
         *
         * @param site the URL of the installation, which ends with a slash
         * @throws IllegalArgumentException the path is no part of a URL, or leads above the installation's
         */
        public URI at(URI site) {
            var page = site.resolve("./" + path.replaceFirst("^/+", ""));
            if (page.toString().startsWith(site.toString())) return page;
            throw new IllegalArgumentException(path + " leads away from " + site);
        }
    }

    /**
     * @param schedule the five fields of cron
     */
    public record CronJob(String schedule, Argv command) {}

    /**
     * Files with rows.
     *
     * @param setup what every new installation needs
     * @param sample invented people, for trials that ask for them
     */
    public record Data(List<DataFile> setup, List<DataFile> sample) {
        static final Data NONE = new Data(null, null);

        public Data {
            setup = orNone(setup);
            sample = orNone(sample);
        }
    }

    /**
     * @param database the suffix of the one that it belongs into
     * @param file SQL
     */
    public record DataFile(String database, RelativePath file) {}

    public Descriptor {
        shared = shared == null ? Shared.NOTHING : shared;
        environment = environment == null ? Map.of() : Map.copyOf(environment);
        settings = orNone(settings);
        databases = orNone(databases);
        cron = orNone(cron);
        data = data == null ? Data.NONE : data;
    }

    /**
     * Reads a descriptor.
     *
     * @param file its name, for messages
     * @throws DocumentInvalid {@code DESCRIPTOR_INVALID}, an {@link InvalidInput} with line and key of all that is wrong
     */
    public static Descriptor read(String file, byte[] yaml) {
        var document = YamlDocument.read(KIND, file, yaml);
        var descriptor = document.as(Descriptor.class);
        var findings = new DescriptorRules(descriptor, document::finding).findings();
        if (!findings.isEmpty()) throw new DocumentInvalid(KIND, file, findings);
        return descriptor;
    }

    /**
     * A complaint about a place in a descriptor, for readers that know more than the descriptor itself.
     *
     * @param yaml the text that the descriptor was read from
     * @param pointer the place as a JSON pointer: {@code /build/commands/0}
     */
    public static Finding finding(String file, byte[] yaml, String pointer, String message, String hint) {
        return YamlDocument.read(KIND, file, yaml).finding(pointer, message, hint);
    }

    /** All that is linked from the installation's shared directory into every release, settings files too, by path. */
    public List<SharedPath> sharedPaths() {
        var paths = new ArrayList<SharedPath>();
        shared.directories().forEach(path -> paths.add(new SharedPath(path, SharedPath.Kind.DIRECTORY)));
        shared.files().forEach(path -> paths.add(new SharedPath(path, SharedPath.Kind.FILE)));
        settings.stream()
                .map(SettingsFile::path)
                .filter(path -> shared.directories().stream().noneMatch(above -> above.holds(path)))
                .forEach(path -> paths.add(new SharedPath(path, SharedPath.Kind.FILE)));
        paths.sort(Comparator.comparing(path -> path.path().value()));
        return List.copyOf(paths);
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
