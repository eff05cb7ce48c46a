package org.gaas.releases.svn;

import java.util.Comparator;
import java.util.List;
import org.gaas.applications.Repository;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the tags are, in Subversion's repositories that have them elsewhere than usual.
 *
 * @param layouts one for each such repository, or for all below a URL
 */
@ConfigurationProperties("gaas.subversion")
record SubversionSettings(@DefaultValue List<Layout> layouts) {
    private static final Layout USUAL = new Layout("", "trunk", "branches", "tags");

    SubversionSettings {
        layouts = List.copyOf(layouts);
    }

    /** Everything where it usually is. */
    static SubversionSettings usual() {
        return new SubversionSettings(List.of());
    }

    /** The layout with the longest URL that the repository's begins with. */
    Layout of(Repository repository) {
        return layouts.stream()
                .filter(layout -> layout.holds(repository))
                .max(Comparator.comparingInt(layout -> layout.url().length()))
                .orElse(USUAL);
    }

    /**
     * Folders below a repository's URL.
     *
     * @param url which repositories this is about: this one and all below it
     * @param trunk the one line of work that has no name of its own
     * @param branches the folder of branches
     * @param tags the folder of tags
     */
    record Layout(
            String url,
            @DefaultValue("trunk") String trunk,
            @DefaultValue("branches") String branches,
            @DefaultValue("tags") String tags) {
        Layout {
            for (var folder : List.of(trunk, branches, tags))
                if (!folder.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*"))
                    throw new IllegalArgumentException("not a folder of a Subversion layout: '" + folder + "'");
        }

        private boolean holds(Repository repository) {
            return (repository.value().replaceFirst("/*$", "") + "/").startsWith(url.replaceFirst("/*$", "/"));
        }
    }
}
