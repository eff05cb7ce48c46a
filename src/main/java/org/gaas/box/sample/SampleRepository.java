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
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * The sample application as a bare Git repository with tags. Written with fixed names and dates, so that a version has
 * the same commit wherever it is made.
 */
public final class SampleRepository {
    /** All tags, in the order of their making. */
    public static final List<String> TAGS = List.of("1.0.0", "1.1.0", "1.2.0-rc1", "1.2.0", "1.3.0-broken");

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
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            repository.create(true);
            repository.getConfig().setString("core", null, "logAllRefUpdates", "false");
            repository.getConfig().save();
            repository.updateRef(Constants.HEAD).link(BRANCH);
            SampleTree tree = SampleTree.empty();
            ObjectId parent = ObjectId.zeroId();
            Instant when = FIRST;
            for (String version : TAGS) {
                tree = tree.then(version);
                parent = commit(repository, tree, version, parent, when);
                when = when.plus(APART);
            }
        }
    }

    private static ObjectId commit(
            Repository repository, SampleTree tree, String version, ObjectId parent, Instant when) throws IOException {
        var author = new PersonIdent("Sample Author", "author@sample.invalid", when, ZoneOffset.UTC);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(tree(tree, inserter));
            if (!parent.equals(ObjectId.zeroId())) commit.setParentId(parent);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Release " + version + "\n");
            ObjectId id = inserter.insert(commit);
            var tag = new TagBuilder();
            tag.setTag(version);
            tag.setObjectId(id, Constants.OBJ_COMMIT);
            tag.setTagger(author);
            tag.setMessage("Release " + version + "\n");
            ObjectId tagId = inserter.insert(tag);
            inserter.flush();
            point(repository, Constants.R_TAGS + version, tagId);
            point(repository, BRANCH, id);
            return id;
        }
    }

    private static ObjectId tree(SampleTree tree, ObjectInserter inserter) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        for (var file : tree.files().entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(SampleTree.executable(file.getKey()) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(inserter);
    }

    private static void point(Repository repository, String name, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(id);
        RefUpdate.Result result = update.forceUpdate();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FORCED)
            throw new IOException(name + " was not written: " + result);
    }
}
