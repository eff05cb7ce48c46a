package org.gaas.releases.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gaas.applications.Repository;
import org.gaas.releases.FoundTag;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a repository, for people to choose from. */
@RestController
class TagsController {
    private final Releases releases;

    TagsController(Releases releases) {
        this.releases = releases;
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
    Tags tags(@RequestParam String repository, @RequestParam(defaultValue = "") String match) {
        var part = match.toLowerCase(Locale.ROOT);
        return new Tags(tagsOf(new Repository(repository)).stream()
                .filter(tag -> tag.name().value().toLowerCase(Locale.ROOT).contains(part))
                .map(TagLine::of)
                .toList());
    }

    private List<FoundTag> tagsOf(Repository repository) {
        try {
            return releases.tags(repository);
        } catch (ReleaseRefused no) {
            throw no.asInvalidInput();
        }
    }
}
