package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.FileMode;
import org.gaas.releases.KeptTree;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.Source;
import org.gaas.releases.SourceContract;
import org.gaas.releases.Watch;
import org.gaas.releases.net.CheckedHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tmatesoft.svn.core.SVNProperty;

/** What holds for Subversion beyond what holds for all, on every way to it. */
abstract class SvnContract extends SourceContract {
    @TempDir
    Path folder;

    SubversionRepository repository;
    private Source source;

    @BeforeEach
    void make() throws Exception {
        repository = new SubversionRepository(folder.resolve("app"));
        source = new SvnSource(allowed(), SubversionSettings.usual(), folder.resolve("spool"), Socket::new, tls());
    }

    /** The place of the contract's repository, on this way to it. */
    abstract AllowedRepositories allowed() throws Exception;

    SSLContext tls() throws Exception {
        return CheckedHttp.usualTls();
    }

    static AllowedRepositories only(AllowedHost... hosts) {
        return new AllowedRepositories(
                RepositorySettings.none().with(List.of(hosts), List.of()),
                host -> List.of(InetAddress.getAllByName(host)));
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected Filled filled() {
        return repository;
    }

    @Override
    protected String foreignCodeRule() {
        return "EXTERNALS_NOT_ALLOWED";
    }

    @Test
    @DisplayName("serves its own URLs and no others")
    void serves() {
        assertThat(source().serves(repository())).isTrue();
        assertThat(source().serves(new Repository("https://github.com/x/y.git")))
                .isFalse();
        assertThat(source().serves(new Repository("ssh://git@github.com/x/y.git")))
                .isFalse();
    }

    @Test
    @DisplayName("names the folder that has externals, wherever it is")
    void externals() throws Exception {
        repository.tag("1.0", repository.commitWithForeignCode());
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> source().export(revision, new KeptTree(), Watch.none()))
                .hasMessageContaining("svn:externals on lib")
                .hasMessageContaining("EXTERNALS_NOT_ALLOWED");
    }

    @Test
    @DisplayName("refuses a tag that was changed after it was resolved, or removed")
    void changed() throws Exception {
        repository.tag("1.0", repository.commit(Map.of("a", "1")));
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        repository.edit("tags/1.0", "a", "2");
        assertRefused(() -> source().export(revision, new KeptTree(), Watch.none()), "TAG_MOVED");
        assertThat(source().resolve(repository(), new Tag("1.0"), true).commit())
                .isNotEqualTo(revision.commit());
    }

    @Test
    @DisplayName("keeps a tag as it was whatever happens elsewhere in the repository")
    void elsewhere() throws Exception {
        repository.tag("1.0", repository.commit(Map.of("a", "1")));
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        repository.tag("1.1", repository.commit(Map.of("a", "2")));
        assertThat(source().resolve(repository(), new Tag("1.0"), true)).isEqualTo(revision);
        var tree = new KeptTree();
        source().export(revision, tree, Watch.none());
        assertThat(tree.contents).containsEntry("a", "1");
    }

    @Test
    @DisplayName("takes no folder inside a tag, and no folder of tags, for a tag")
    void folders() throws Exception {
        var commit = repository.commit(Map.of("lib/a", "1", "README", "x"));
        repository.tag("1.0", commit);
        repository.tag("old/0.9", commit);
        for (var name : List.of("1.0/lib", "old", "old/0.9/lib"))
            assertRefused(() -> source().resolve(repository(), new Tag(name), true), "TAG_NOT_FOUND");
        assertThat(source().tags(repository()))
                .extracting(tag -> tag.name().value())
                .containsExactlyInAnyOrder("1.0", "old/0.9");
        assertThat(source().tags(repository())).allMatch(tag -> tag.when().isPresent());
    }

    @Test
    @DisplayName("knows the trunk as a branch")
    void trunk() throws Exception {
        var commit = repository.commit(Map.of("a", "1"));
        assertRefused(() -> source().resolve(repository(), new Tag("trunk"), true), "REF_NOT_A_TAG");
        assertThat(source().resolve(repository(), new Tag("trunk"), false).commit())
                .isEqualTo(commit);
    }

    @Test
    @DisplayName("writes keywords and ends of lines as svn export does, with dates in UTC")
    void keywords() throws Exception {
        var commit = repository.commit(Map.of(), editor -> {
            SubversionRepository.file(
                    editor,
                    "trunk/id",
                    Map.of(SVNProperty.KEYWORDS, "Id Rev Author URL Date"),
                    "$Id$ $Rev$ $Author$ $URL$ $Date$ $Header$\n");
            SubversionRepository.file(editor, "trunk/crlf", Map.of(SVNProperty.EOL_STYLE, "CRLF"), "a\r\nb\r\n");
            SubversionRepository.file(editor, "trunk/native", Map.of(SVNProperty.EOL_STYLE, "native"), "a\nb\n");
            SubversionRepository.file(
                    editor,
                    "trunk/binary",
                    Map.of(SVNProperty.KEYWORDS, "Id", SVNProperty.MIME_TYPE, "application/octet-stream"),
                    "$Id$\n");
            SubversionRepository.file(editor, "trunk/odd", Map.of(SVNProperty.SPECIAL, "*"), "no link");
        });
        repository.tag("1.0", commit);
        var tree = new KeptTree();
        source().export(source().resolve(repository(), new Tag("1.0"), true), tree, Watch.none());
        var rev = commit.value().substring(1);
        assertThat(tree.contents.get("id"))
                .matches("(?s)\\$Id: id " + rev + " \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ dora \\$ \\$Rev: " + rev
                        + " \\$ \\$Author: dora \\$ \\$URL: .*/tags/1\\.0/id \\$"
                        + " \\$Date: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000 \\(.*\\) \\$ \\$Header\\$\n");
        assertThat(tree.contents)
                .containsEntry("crlf", "a\r\nb\r\n")
                .containsEntry("native", "a\nb\n")
                .containsEntry("binary", "$Id$\n")
                .containsEntry("odd", "no link");
        assertThat(tree.modes).containsEntry("odd", FileMode.PLAIN);
    }
}
