package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.KeptTree;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.Watch;
import org.gaas.releases.net.CheckedHttp;
import org.gaas.releases.svn.SubversionSettings.Layout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Subversion in a folder")
class SvnFileTest extends SvnContract {
    @Override
    AllowedRepositories allowed() {
        return new AllowedRepositories(RepositorySettings.none().with(List.of(), List.of(folder)), host -> List.of());
    }

    @Override
    protected Repository repository() {
        return new Repository("file://" + repository.folder);
    }

    @Override
    protected Repository missing() {
        return new Repository("file://" + folder.resolve("missing"));
    }

    @Test
    @DisplayName("finds tags where the settings say they are, for one repository and for all below a URL")
    void layout() throws Exception {
        var other = new SubversionRepository(folder.resolve("other"), "main", "work", "releases/done");
        other.tag("1.0", other.commit(Map.of("a", "1")));
        var url = new Repository("file://" + other.folder);
        for (var above : List.of(url.value(), "file://" + folder, "file://" + folder + "/")) {
            var settings = new SubversionSettings(List.of(
                    new Layout("file://" + folder + "/oth", "x", "y", "z"),
                    new Layout("file:///", "x", "y", "z"),
                    new Layout(above, "main", "work", "releases/done")));
            var source =
                    new SvnSource(allowed(), settings, folder.resolve("spool"), Socket::new, CheckedHttp.usualTls());
            assertThat(source.tags(url)).extracting(tag -> tag.name().value()).containsExactly("1.0");
            var tree = new KeptTree();
            source.export(source.resolve(url, new Tag("1.0"), true), tree, Watch.none());
            assertThat(tree.contents).containsOnlyKeys("a");
            assertRefused(() -> source.resolve(url, new Tag("main"), true), "REF_NOT_A_TAG");
        }
        assertRefused(() -> source().resolve(url, new Tag("1.0"), true), "REPO_LAYOUT_UNKNOWN");
    }

    @Test
    @DisplayName("finds a project that is a folder of the repository")
    void project() throws Exception {
        var many = new SubversionRepository(folder.resolve("many"), "gems/trunk", "gems/branches", "gems/tags");
        many.tag("1.0", many.commit(Map.of("a", "1")));
        var url = new Repository("file://" + many.folder + "/gems");
        assertThat(source().serves(url)).isTrue();
        var tree = new KeptTree();
        source().export(source().resolve(url, new Tag("1.0"), true), tree, Watch.none());
        assertThat(tree.contents).containsOnlyKeys("a");
    }

    @Test
    @DisplayName("keeps no large file in memory, exports it exactly, and leaves nothing on the way behind")
    void leftovers() throws Exception {
        var large = "0123456789abcdef".repeat(200_000);
        repository.tag("1.0", repository.commit(Map.of("a", "1", "large", large, "larger", large + large, "z", "2")));
        repository.tag("1.1", repository.commitWithForeignCode());
        var tree = new KeptTree();
        source().export(source().resolve(repository(), new Tag("1.0"), true), tree, Watch.none());
        assertThat(tree.contents).containsEntry("a", "1").containsEntry("z", "2");
        assertThat(tree.contents.get("large").equals(large)).isTrue();
        assertThat(tree.contents.get("larger").equals(large + large)).isTrue();
        var bad = source().resolve(repository(), new Tag("1.1"), true);
        assertRefused(() -> source().export(bad, new KeptTree(), Watch.none()), "EXTERNALS_NOT_ALLOWED");
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }
}
