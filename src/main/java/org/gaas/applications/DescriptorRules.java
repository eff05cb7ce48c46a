package org.gaas.applications;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.engine.InvalidInput;

/** What a descriptor must fulfil beyond its schema: that its parts fit together. */
final class DescriptorRules {
    private static final Set<String> KNOWN_PLACES = Set.of(
            "database.host",
            "database.port",
            "database.user",
            "database.password",
            "installation",
            "project",
            "environment",
            "url",
            "mail");
    private static final String PASSWORD = "database.password";
    private static final URI SOME_SITE = URI.create("https://site.invalid/installation/");

    private final Descriptor descriptor;
    private final Schemas.Place place;
    private final List<Finding> findings = new ArrayList<>();

    DescriptorRules(Descriptor descriptor, Schemas.Place place) {
        this.descriptor = descriptor;
        this.place = place;
    }

    List<Finding> findings() {
        runtime();
        shared();
        settings();
        texts();
        pages();
        databases();
        return List.copyOf(findings);
    }

    private void runtime() {
        if (descriptor.runtime().kind() == Descriptor.Kind.CGI
                && descriptor.web().entry().isEmpty())
            wrong("/web/entry", "is missing", "a CGI needs the program that answers, below web.directory");
        if (descriptor.runtime().kind() != Descriptor.Kind.PHP
                && !descriptor.runtime().extensions().isEmpty())
            wrong("/runtime/extensions", "are for kind php only", "");
    }

    private void shared() {
        var shared = descriptor.shared();
        var paths = descriptor.sharedPaths();
        for (var one : paths)
            for (var other : paths)
                if (one != other && one.path().holds(other.path()))
                    wrong("/shared", other.path() + " is shared already, with " + one.path(), "keep one of them");
        for (var i = 0; i < shared.writable().size(); i++) {
            var path = shared.writable().get(i);
            if (paths.stream().noneMatch(kept -> kept.path().holds(path)))
                wrong("/shared/writable/" + i, path + " is not shared", "a release is read-only: add it to shared");
        }
        for (var path : paths)
            if (path.path().holds(descriptor.web().directory()))
                wrong("/shared", path.path() + " holds the web directory", "code belongs to the release");
        for (var i = 0; i < shared.setup().size(); i++)
            for (var path : shared.setup().get(i).all()) setupFile("/shared/setup/" + i, path);
    }

    /** What the desk puts there goes to a place of the application's own, and never over a password. */
    private void setupFile(String key, Text text) {
        if (!Set.of("environment").containsAll(text.places()) || text.hasLooseBraces()) {
            wrong(key, "has another place than {{environment}}", "a file's name may differ by environment only");
            return;
        }
        RelativePath path;
        try {
            path = new RelativePath(text.with(Map.of("environment", "test")));
        } catch (InvalidInput no) {
            wrong(key, no.getMessage(), "");
            return;
        }
        if (descriptor.shared().writable().stream().noneMatch(written -> written.holds(path) && !written.equals(path)))
            wrong(key, path + " is not below something that the application writes", "add its directory to writable");
        if (descriptor.settings().stream().anyMatch(file -> file.path().holds(path) || path.holds(file.path())))
            wrong(key, path + " is a settings file", "the desk writes it, for each installation anew");
    }

    private void settings() {
        for (var i = 0; i < descriptor.settings().size(); i++) {
            var file = descriptor.settings().get(i);
            var key = "/settings/" + i;
            if (descriptor.web().directory().holds(file.path()))
                wrong(
                        key + "/path",
                        "can be reached from the web",
                        "keep settings out of " + descriptor.web().directory());
            places(key + "/template", file.template(), true);
        }
        var asking = descriptor.settings().stream()
                .filter(file -> file.template().places().contains(PASSWORD))
                .count();
        if (asking > 1) wrong("/settings", "have the password in two files", "keep it in one, and read that one");
        if (asking == 0 && !descriptor.databases().isEmpty())
            wrong("/settings", "tell nobody the password of the databases", "use {{database.password}}");
    }

    private void texts() {
        descriptor.environment().forEach((name, value) -> value.all()
                .forEach(text -> places("/environment/" + name, text, false)));
        var checks = descriptor.health().checks();
        for (var i = 0; i < checks.size(); i++)
            for (var text : checks.get(i).contains()) places("/health/checks/" + i + "/contains", text, false);
    }

    private void pages() {
        var checks = descriptor.health().checks();
        for (var i = 0; i < checks.size(); i++) {
            try {
                checks.get(i).at(SOME_SITE);
            } catch (IllegalArgumentException no) {
                wrong(
                        "/health/checks/" + i + "/path",
                        "is no page below the installation's URL",
                        "no '..', and two digits behind each %");
            }
        }
    }

    private void places(String key, Text text, boolean password) {
        for (var name : text.places()) {
            if (name.equals(PASSWORD) && !password)
                wrong(key, "must not hold the password", "it stands in the settings file only");
            if (!known().contains(name))
                wrong(key, "has the unknown place {{" + name + "}}", "known are " + String.join(", ", known()));
        }
        if (text.hasLooseBraces()) wrong(key, "has {{ or }} that belong to no place", "");
    }

    private Set<String> known() {
        var known = new TreeSet<>(KNOWN_PLACES);
        descriptor.databases().forEach(database -> known.add("database." + database.suffix() + ".name"));
        return known;
    }

    private void databases() {
        var suffixes = new HashSet<String>();
        for (var i = 0; i < descriptor.databases().size(); i++)
            if (!suffixes.add(descriptor.databases().get(i).suffix()))
                wrong("/databases/" + i + "/suffix", "is there twice", "");
        for (var i = 0; i < descriptor.databases().size(); i++) {
            var tables = descriptor.databases().get(i).tables();
            for (var both : new TreeSet<>(tables.setup()))
                if (tables.patients().contains(both))
                    wrong(
                            "/databases/" + i + "/tables",
                            both + " is said to be set-up data and patients'",
                            "leave it with the patients: what is set-up data goes on to production");
        }
        descriptor.install().flatMap(Descriptor.Change::proof).ifPresent(proof -> query("/install/proof", proof));
        descriptor.upgrade().flatMap(Descriptor.Change::proof).ifPresent(proof -> query("/upgrade/proof", proof));
        descriptor.health().query().ifPresent(query -> query("/health/query", query));
        descriptor.data().setup().forEach(file -> database("/data/setup", file.database()));
        descriptor.data().sample().forEach(file -> database("/data/sample", file.database()));
    }

    private void query(String key, Descriptor.Query query) {
        database(key + "/database", query.database());
        if (query.expect().isPresent() == query.expectHighestIn().isPresent())
            wrong(
                    key,
                    "needs one of expect and expectHighestIn",
                    "a question proves only what its answer is known for");
        if (query.after().isPresent() && query.expectHighestIn().isEmpty())
            wrong(key + "/after", "is for expectHighestIn only", "name the file in which a number stands behind it");
    }

    private void database(String key, String suffix) {
        if (descriptor.databases().stream()
                .noneMatch(database -> database.suffix().equals(suffix)))
            wrong(key, "names the database '" + suffix + "' that is not in databases", "");
    }

    private void wrong(String pointer, String message, String hint) {
        findings.add(place.finding(pointer, message, hint));
    }
}
