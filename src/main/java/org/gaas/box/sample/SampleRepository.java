package org.gaas.box.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TagBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * The sample application as a bare Git repository with tags. Written with fixed names and dates, so that a version has
 * the same commit wherever it is made.
 */
public final class SampleRepository {
    /** All tags, in the order of their making. */
    public static final List<String> TAGS = List.of("1.0.0", "1.1.0", "1.2.0-rc1", "1.2.0", "1.3.0-broken", "1.4.0");

    private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration APART = Duration.ofDays(28);
    private static final String BRANCH = Constants.R_HEADS + "main";

    private SampleRepository() {}

    /**
     * Makes the repository, unless it is there. One that a person has pushed to is left as it is.
     *
     * @return its folder
     */
    public static Path kept(Path parent) {
        Path folder = parent.resolve("sample.git");
        if (Files.isDirectory(folder)) return folder;
        Path beside = parent.resolve(".sample.git.new");
        try {
            Files.createDirectories(parent);
            FileSystemUtils.deleteRecursively(beside);
            write(beside);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't make its sample repository " + folder, e);
        }
    }

    private static void write(Path folder) throws IOException {
        for (String part : List.of("objects", "refs/heads", "refs/tags")) Files.createDirectories(folder.resolve(part));
        Files.writeString(folder.resolve("HEAD"), "ref: " + BRANCH + "\n");
        Files.writeString(folder.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        Optional<ObjectId> parent = Optional.empty();
        Instant when = FIRST;
        for (String version : TAGS) {
            parent = Optional.of(commit(folder, SampleTree.at(version), version, parent, when));
            when = when.plus(APART);
        }
    }

    private static ObjectId commit(
            Path folder, SampleTree tree, String version, Optional<ObjectId> parent, Instant when) throws IOException {
        var author = new PersonIdent("Sample Author", "author@sample.invalid", when, ZoneOffset.UTC);
        try (var objects = new LooseObjects(folder.resolve("objects"))) {
            var commit = new CommitBuilder();
            commit.setTreeId(tree(tree, objects));
            parent.ifPresent(commit::setParentId);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Release " + version + "\n");
            ObjectId id = objects.insert(commit);
            var tag = new TagBuilder();
            tag.setTag(version);
            tag.setObjectId(id, Constants.OBJ_COMMIT);
            tag.setTagger(author);
            tag.setMessage("Release " + version + "\n");
            Files.writeString(
                    folder.resolve(Constants.R_TAGS + version),
                    objects.insert(tag).name() + "\n");
            Files.writeString(folder.resolve(BRANCH), id.name() + "\n");
            return id;
        }
    }

    private static ObjectId tree(SampleTree tree, LooseObjects objects) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        for (var file : tree.files().entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(SampleTree.executable(file.getKey()) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, file.getValue()));
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(objects);
    }
}
