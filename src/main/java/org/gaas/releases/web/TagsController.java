package org.gaas.releases.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gaas.applications.Repository;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installations;
import org.gaas.installations.Projects;
import org.gaas.releases.FoundTag;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a repository, for people to choose from. */
@RestController
class TagsController {
    private final Releases releases;
    private final Installations installations;
    private final Projects projects;
    private final Policy policy;
    private final ObjectProvider<Hidden> hidden;

    TagsController(
            Releases releases,
            Installations installations,
            Projects projects,
            Policy policy,
            ObjectProvider<Hidden> hidden) {
        this.releases = releases;
        this.installations = installations;
        this.projects = projects;
        this.policy = policy;
        this.hidden = hidden;
    }

    record Tags(List<TagLine> tags) {}

    record TagLine(String name, String commit, Instant when) {
        static TagLine of(FoundTag tag) {
            return new TagLine(
                    tag.name().value(), tag.commit().value(), tag.when().orElse(null));
        }
    }

    /**
     * @param match a part of the name; capitals make no difference
     */
    @GetMapping("/api/tags")
    Tags tags(@RequestParam String repository, @RequestParam(defaultValue = "") String match, Principal person) {
        requireSeen(new Repository(repository), person.getName());
        var part = match.toLowerCase(Locale.ROOT);
        return new Tags(tagsOf(new Repository(repository)).stream()
                .filter(tag -> tag.name().value().toLowerCase(Locale.ROOT).contains(part))
                .map(TagLine::of)
                .toList());
    }

    /** Of a repository that only projects of others have, people are told nothing; templates are everybody's. */
    private void requireSeen(Repository repository, String person) {
        var unseen = Hidden.from(hidden, person);
        if (unseen.isEmpty()) return;
        if (policy.templates().stream().anyMatch(one -> one.repository().equals(repository))) return;
        var having = projects.repositories().having(repository);
        var with = installations.all().stream()
                .filter(one ->
                        one.repository().filter(repository::equals).isPresent() || having.contains(one.project()))
                .toList();
        if (!with.isEmpty()
                && with.stream().allMatch(one -> unseen.contains(one.id().value())))
            throw new Forbidden(
                    "AGREEMENT_REQUIRED", "It is the repository of a project that you have no agreement for.");
    }

    private List<FoundTag> tagsOf(Repository repository) {
        try {
            return releases.tags(repository);
        } catch (ReleaseRefused no) {
            throw no.asInvalidInput();
        }
    }
}
