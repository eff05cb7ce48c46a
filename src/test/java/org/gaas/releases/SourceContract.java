package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every kind of version control must do, on every way to it. */
public abstract class SourceContract {
    static final List<String> SPELLINGS = List.of(
            "1.7.0p1",
            "1.8.1-RC1",
            "1.8.1-rc1",
            "1.9.1-p9",
            "v2.0.50.1",
            "tags/1.6.1",
            "release-1.234",
            "153-pulse-20120303",
            "r1.9.1-20230505");

    /** A repository that a test fills. */
    public interface Filled {
        /**
         * A commit that holds exactly these files.
         *
         * @param files by path; {@code "x:"} before a content makes it executable, {@code "-> "} makes it a link
         */
        Commit commit(Map<String, String> files);

        /** A commit with a reference to code elsewhere: a submodule, an external. */
        Commit commitWithForeignCode();

        /** @return what the tag is then resolved to: the commit itself, or a revision of its own */
        Commit tag(String name, Commit commit);

        void tags(List<String> names, Commit commit);

        /** A tag with a message of its own. */
        Commit annotatedTag(String name, Commit commit);

        /** @return what the branch is then resolved to */
        Commit branch(String name, Commit commit);
    }

    protected abstract Source source();

    protected abstract Repository repository();

    /** How many exports follow each other: more than a way can take from one folder before it begins anew. */
    protected int many() {
        return 80;
    }

    /** A repository that is not there, on the same host. */
    protected abstract Repository missing();

    protected abstract Filled filled();

    /** The rule that code elsewhere breaks. */
    protected abstract String foreignCodeRule();

    @Test
    @DisplayName("lists the tags with every spelling, each with its commit")
    void tags() throws Exception {
        var commit = filled().commit(Map.of("a", "1"));
        var made = new java.util.HashMap<String, Commit>();
        for (var spelling : SPELLINGS) made.put(spelling, filled().tag(spelling, commit));
        made.put("2.0", filled().annotatedTag("2.0", commit));
        assertThat(source().tags(repository()).stream()
                        .collect(java.util.stream.Collectors.toMap(
                                tag -> tag.name().value(), FoundTag::commit)))
                .isEqualTo(made);
        for (var spelling : SPELLINGS)
            assertThat(source().resolve(repository(), new Tag(spelling), true).commit())
                    .isEqualTo(made.get(spelling));
    }

    @Test
    @DisplayName("lists thousands of tags")
    void thousands() throws Exception {
        var commit = filled().commit(Map.of("a", "1"));
        filled().tags(IntStream.range(0, 3000).mapToObj(i -> "1." + i).toList(), commit);
        assertThat(source().tags(repository())).hasSize(3000);
    }

    @Test
    @DisplayName("lists nothing where there is no tag")
    void noTags() throws Exception {
        filled().branch("main", filled().commit(Map.of("a", "1")));
        assertThat(source().tags(repository())).isEmpty();
    }

    @Test
    @DisplayName("resolves a tag to its commit, also an annotated one")
    void resolves() throws Exception {
        var commit = filled().commit(Map.of("a", "1"));
        var plain = filled().tag("1.0", commit);
        var annotated = filled().annotatedTag("1.1", commit);
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        assertThat(revision.commit()).isEqualTo(plain);
        assertThat(revision.tagged()).isTrue();
        assertThat(source().resolve(repository(), new Tag("1.1"), true).commit())
                .isEqualTo(annotated);
    }

    @Test
    @DisplayName("says which tags may have been meant")
    void suggestions() {
        var commit = filled().commit(Map.of("a", "1"));
        List.of("1.9.1", "1.9.2", "v2.0.0", "unrelated-name").forEach(tag -> filled().tag(tag, commit));
        assertRefused(
                () -> source().resolve(repository(), new Tag("1.9.3"), true),
                "TAG_NOT_FOUND",
                no -> assertThat(no.suggestions()).startsWith("1.9.2").doesNotContain("unrelated-name"));
        assertRefused(() -> source().resolve(repository(), new Tag("2.0.0"), true), "TAG_NOT_FOUND", no -> assertThat(
                        no.suggestions())
                .startsWith("v2.0.0"));
    }

    @Test
    @DisplayName("refuses a branch and a commit where only tags will do, and takes them elsewhere as untagged")
    void branches() throws Exception {
        var old = filled().commit(Map.of("a", "1"));
        filled().branch("main", old);
        var tip = filled().branch("main", filled().commit(Map.of("a", "2")));
        filled().tag("1.0", old);
        assertRefused(() -> source().resolve(repository(), new Tag("main"), true), "REF_NOT_A_TAG");
        assertRefused(() -> source().resolve(repository(), new Tag(old.value()), true), "REF_NOT_A_TAG");
        assertRefused(() -> source().resolve(repository(), new Tag(old.brief()), true), "REF_NOT_A_TAG");
        var branch = source().resolve(repository(), new Tag("main"), false);
        assertThat(branch.commit()).isEqualTo(tip);
        assertThat(branch.tagged()).isFalse();
        assertThat(exported(branch).contents).containsEntry("a", "2");
    }

    @Test
    @DisplayName("exports a commit that no tag names, also when the branch went on")
    void commits() throws Exception {
        var first = filled().commit(Map.of("a", "1"));
        var second = filled().commit(Map.of("a", "2"));
        filled().branch("main", second);
        var revision = source().resolve(repository(), new Tag(first.value()), false);
        assertThat(revision.tagged()).isFalse();
        assertThat(exported(revision).contents).containsEntry("a", "1");
        var unknown = new Commit("0123456789abcdef0123456789abcdef01234567");
        var nowhere = new Revision(repository(), new Tag(unknown.value()), unknown, Revision.Kind.COMMIT);
        assertRefused(() -> exported(nowhere), "COMMIT_NOT_FOUND");
    }

    @Test
    @DisplayName("exports the tree exactly: odd names, empty files, modes, links, bytes")
    void exact() throws Exception {
        var bytes = new StringBuilder();
        IntStream.range(0, 256).forEach(i -> bytes.append((char) i));
        var files = Map.of(
                "-rf",
                "dash",
                "README",
                "one",
                "readme",
                "two",
                "empty",
                "",
                "ünï/cödé name",
                "x",
                "n".repeat(255),
                "long",
                "bin/run",
                "x:#!/bin/sh\n",
                "bin/link",
                "-> run",
                "bytes",
                bytes + "\r\n");
        var commit = filled().commit(files);
        filled().tag("1.0", commit);
        var tree = exported(source().resolve(repository(), new Tag("1.0"), true));
        assertThat(tree.contents.keySet()).containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(tree.contents).containsEntry("-rf", "dash").containsEntry("README", "one");
        assertThat(tree.contents).containsEntry("readme", "two").containsEntry("empty", "");
        assertThat(tree.contents).containsEntry("bytes", bytes + "\r\n").containsEntry("bin/link", "run");
        assertThat(tree.modes).containsEntry("bin/run", FileMode.EXECUTABLE).containsEntry("bin/link", FileMode.LINK);
        assertThat(tree.modes).containsEntry("bytes", FileMode.PLAIN);
    }

    @Test
    @DisplayName("exports one release after another, and the same again without asking")
    void again() throws Exception {
        filled().tag("1.0", filled().commit(Map.of("a", "1", "b", "same")));
        filled().tag("1.1", filled().commit(Map.of("a", "2", "b", "same")));
        var older = source().resolve(repository(), new Tag("1.0"), true);
        var newer = source().resolve(repository(), new Tag("1.1"), true);
        assertThat(exported(newer).contents).containsEntry("a", "2");
        assertThat(exported(older).contents).containsEntry("a", "1");
        assertThat(exported(older).contents).containsEntry("b", "same");
    }

    @Test
    @DisplayName("many exports one after the other, as years of deployments make them")
    void manyExports() throws Exception {
        for (var number = 1; number <= many(); number++) {
            var files = Map.of("a", "content " + number, "b", "same");
            filled().tag("1." + number, filled().commit(files));
            var revision = source().resolve(repository(), new Tag("1." + number), true);
            assertThat(exported(revision).contents).containsAllEntriesOf(files);
        }
    }

    @Test
    @DisplayName("refuses a tag that moved after it was resolved")
    void moved() throws Exception {
        filled().tag("1.0", filled().commit(Map.of("a", "1")));
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        filled().tag("1.0", filled().commit(Map.of("a", "2")));
        assertRefused(() -> exported(revision), "TAG_MOVED");
    }

    @Test
    @DisplayName("refuses a tree that refers to code elsewhere, before the first file")
    void foreignCode() throws Exception {
        filled().tag("1.0", filled().commitWithForeignCode());
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        var tree = new KeptTree();
        assertRefused(() -> source().export(revision, tree, Watch.none()), foreignCodeRule());
        assertThat(tree.contents).isEmpty();
    }

    @Test
    @DisplayName("tells how far it is")
    void progress() throws Exception {
        filled().tag("1.0", filled().commit(Map.of("a", "1", "b", "2")));
        var seen = new java.util.ArrayList<String>();
        var revision = source().resolve(repository(), new Tag("1.0"), true);
        source().export(revision, new KeptTree(), (done, total, text) -> seen.add(done + "/" + total));
        assertThat(seen).endsWith("1/2", "2/2");
    }

    @Test
    @DisplayName("says that a repository is not there")
    void notThere() {
        assertThatThrownBy(() -> source().tags(missing()))
                .satisfiesAnyOf(
                        trouble -> assertThat(trouble)
                                .isInstanceOfSatisfying(SourceFailure.class, failure -> assertThat(failure.kind())
                                        .isEqualTo(SourceFailure.Reason.NOT_FOUND)),
                        trouble -> assertThat(trouble)
                                .isInstanceOfSatisfying(ReleaseRefused.class, no -> assertThat(no.rule())
                                        .isEqualTo("REPO_SCHEME_NOT_ALLOWED")));
    }

    @Test
    @DisplayName("goes nowhere that the allow-list does not name")
    void notListed() {
        for (var url : List.of("https://evil.example/x", "ssh://git@evil.example/x"))
            assertRefused(() -> source().tags(new Repository(url)), "REPO_HOST_NOT_ALLOWLISTED");
        assertRefused(() -> source().tags(new Repository("file:///etc")), "REPO_SCHEME_NOT_ALLOWED");
    }

    private KeptTree exported(Revision revision) throws ReleaseRefused {
        var tree = new KeptTree();
        source().export(revision, tree, Watch.none());
        return tree;
    }

    protected static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String rule) {
        assertRefused(call, rule, no -> {});
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            String rule,
            java.util.function.Consumer<ReleaseRefused> more) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ReleaseRefused.class, no -> {
            assertThat(no.rule()).isEqualTo(rule);
            more.accept(no);
        });
    }
}
