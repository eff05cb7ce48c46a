package org.gaas.box.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tmatesoft.svn.core.SVNDirEntry;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.SVNProperties;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.io.SVNRepository;
import org.tmatesoft.svn.core.io.SVNRepositoryFactory;

@DisplayName("The sample repository in Subversion")
class SampleSubversionTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("has every version as a tag, with exactly the files that it has in Git, and tags of other spellings")
    void tags() throws Exception {
        var repository = opened(SampleSubversion.kept(folder));
        for (String version : SampleRepository.TAGS) assertHolds(repository, version, version);
        for (var spelling : SampleSubversion.SPELLINGS.entrySet())
            assertHolds(repository, spelling.getKey(), spelling.getValue());
        assertThat(folder.toFile().list()).containsExactly("sample-svn");
    }

    @Test
    @DisplayName("has the same revisions wherever it is made, and is made once")
    void kept() throws Exception {
        var one = opened(SampleSubversion.kept(folder.resolve("a"))).info("tags/1.2.0", -1);
        var other = opened(SampleSubversion.kept(folder.resolve("b"))).info("tags/1.2.0", -1);
        assertThat(one.getRevision()).isEqualTo(other.getRevision());
        Files.writeString(folder.resolve("a/sample-svn/README.txt"), "mine");
        SampleSubversion.kept(folder.resolve("a"));
        assertThat(folder.resolve("a/sample-svn/README.txt")).hasContent("mine");
    }

    private static void assertHolds(SVNRepository repository, String tag, String version) throws Exception {
        var found = new TreeMap<String, byte[]>();
        read(repository, "tags/" + tag, "", found);
        var expected = SampleTree.at(version).files();
        assertThat(found.keySet()).as(tag).isEqualTo(expected.keySet());
        expected.forEach((path, content) -> assertThat(found.get(path)).as(path).isEqualTo(content));
    }

    private static void read(SVNRepository repository, String folder, String below, TreeMap<String, byte[]> found)
            throws SVNException {
        var entries = new ArrayList<SVNDirEntry>();
        repository.getDir(folder, -1, (SVNProperties) null, entries::add);
        for (var entry : entries) {
            var path = below + entry.getName();
            if (entry.getKind() == SVNNodeKind.DIR) {
                read(repository, folder + "/" + entry.getName(), path + "/", found);
                continue;
            }
            var content = new ByteArrayOutputStream();
            var properties = new SVNProperties();
            repository.getFile(folder + "/" + entry.getName(), -1, properties, content);
            found.put(path, content.toByteArray());
            assertThat(properties.containsName(SVNProperty.EXECUTABLE)).as(path).isEqualTo(SampleTree.executable(path));
        }
    }

    private static SVNRepository opened(Path folder) throws SVNException {
        return SVNRepositoryFactory.create(SVNURL.fromFile(folder.toFile()));
    }
}
