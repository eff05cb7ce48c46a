package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.DocumentInvalid;
import org.gaas.applications.DocumentKind;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.applications.Template;
import org.gaas.applications.YamlDocument;
import org.gaas.engine.InvalidInput;

/** What is allowed where: the environments and the templates of one policy file. */
public final class Policy {
    private static final DocumentKind KIND = new DocumentKind("policy", "POLICY_INVALID", "fleet/policy.schema.json");

    private final Map<String, Environment> environments;
    private final List<Template> templates;

    private Policy(Map<String, Environment> environments, List<Template> templates) {
        this.environments = environments;
        this.templates = templates;
    }

    /**
     * @param name the file's name, for messages
     * @throws DocumentInvalid {@code POLICY_INVALID}, with line and key of all that is wrong
     */
    public static Policy read(String name, byte[] yaml) {
        var document =
                YamlDocument.read(KIND, name, yaml).naming("environments").naming("templates");
        var file = document.as(PolicyFile.class);
        var policy = new Policy(
                file.environments,
                file.templates.values().stream().map(TemplateEntry::template).toList());
        policy.checkSuffixes(document);
        policy.checkTogether(document);
        policy.checkFiles(document);
        return policy;
    }

    public Collection<Environment> environments() {
        return environments.values();
    }

    public List<Template> templates() {
        return templates;
    }

    /**
     * @throws InvalidInput {@code ENVIRONMENT_UNKNOWN}, with the names that there are
     */
    public Environment environment(EnvironmentName name) {
        return Optional.ofNullable(environments.get(name.value()))
                .orElseThrow(() -> new InvalidInput(
                        "kind",
                        "ENVIRONMENT_UNKNOWN",
                        "there is no environment '" + name + "'; there are: "
                                + String.join(", ", environments.keySet())));
    }

    /** What names of projects must not end with, because an environment adds it. */
    public List<String> suffixes() {
        return environments().stream()
                .map(Environment::suffix)
                .filter(suffix -> !suffix.isEmpty())
                .toList();
    }

    private void checkSuffixes(YamlDocument document) {
        var owners = new LinkedHashMap<String, EnvironmentName>();
        for (var environment : environments()) {
            var other = owners.putIfAbsent(environment.suffix(), environment.name());
            if (other != null)
                throw document.complain(
                        "/environments/" + environment.name() + "/suffix",
                        "is the suffix of " + other + " too",
                        "give each environment its own, for example \"-" + environment.name() + "\"");
        }
    }

    private void checkTogether(YamlDocument document) {
        for (var environment : environments())
            environment
                    .installedWith()
                    .filter(with -> !environments.containsKey(with.value()))
                    .ifPresent(with -> {
                        throw document.complain(
                                "/environments/" + environment.name() + "/installedWith",
                                "names no environment of this file",
                                "known are " + String.join(", ", environments.keySet()));
                    });
    }

    private void checkFiles(YamlDocument document) {
        for (var environment : environments())
            if (environment.files() != Environment.Files.NONE
                    && environment.databaseAccess().decided())
                throw document.complain(
                        "/environments/" + environment.name() + "/files",
                        "opens files by an agreement alone, where each access is decided",
                        "say files: none, or leave decided out of databaseAccess");
    }

    private record PolicyFile(Map<String, Environment> environments, Map<String, TemplateEntry> templates) {
        private PolicyFile {
            templates = templates == null ? Map.of() : templates;
            environments = environments.values().stream()
                    .collect(Collectors.toMap(
                            environment -> environment.name().value(), e -> e, (a, b) -> b, LinkedHashMap::new));
        }
    }

    private record TemplateEntry(Template template) {
        @JsonCreator
        TemplateEntry(
                String name,
                String title,
                String repository,
                String tag,
                Optional<ApplicationName> application,
                boolean sampleData) {
            this(new Template(name, title, new Repository(repository), new Tag(tag), application, sampleData));
        }
    }
}
