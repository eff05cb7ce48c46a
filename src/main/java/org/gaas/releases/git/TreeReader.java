package org.gaas.releases.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.gaas.applications.Commit;
import org.gaas.releases.FileMode;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.TreeSink;
import org.gaas.releases.Watch;

/** Walks through the tree of a commit, twice: once to refuse it before anything is written, once to hand it over. */
final class TreeReader {
    private final Repository cache;

    TreeReader(Repository cache) {
        this.cache = cache;
    }

    void read(Commit commit, TreeSink sink, Watch watch) throws IOException, ReleaseRefused {
        var total = checked(commit);
        try (var walk = walk(commit)) {
            for (var done = 1L; walk.next(); done++) {
                var blob = walk.getObjectId(0);
                sink.file(path(walk), mode(walk), () -> walk.getObjectReader()
                        .open(blob, Constants.OBJ_BLOB)
                        .openStream());
                watch.progress(done, total, "reading files");
            }
        }
    }

    private long checked(Commit commit) throws IOException, ReleaseRefused {
        var files = 0L;
        try (var walk = walk(commit)) {
            for (; walk.next(); files++) {
                var path = path(walk);
                if (walk.getFileMode(0) == org.eclipse.jgit.lib.FileMode.GITLINK) throw submodule(path);
                if (path.equals(Constants.DOT_GIT_MODULES) && holdsSomething(walk)) throw submodule(path);
            }
        }
        return files;
    }

    private TreeWalk walk(Commit commit) throws IOException, ReleaseRefused {
        var walk = new TreeWalk(cache);
        walk.addTree(tree(commit));
        walk.setRecursive(true);
        return walk;
    }

    private RevTree tree(Commit commit) throws IOException, ReleaseRefused {
        try (var walk = new RevWalk(cache)) {
            return walk.parseCommit(ObjectId.fromString(commit.value())).getTree();
        } catch (IncorrectObjectTypeException e) {
            throw new ReleaseRefused("tag", "REF_NOT_A_COMMIT", "must name a commit, not a single file or folder");
        }
    }

    private static boolean holdsSomething(TreeWalk walk) throws IOException {
        return walk.getObjectReader().getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB) > 0;
    }

    private static FileMode mode(TreeWalk walk) {
        var mode = walk.getFileMode(0);
        if (mode == org.eclipse.jgit.lib.FileMode.SYMLINK) return FileMode.LINK;
        return mode == org.eclipse.jgit.lib.FileMode.EXECUTABLE_FILE ? FileMode.EXECUTABLE : FileMode.PLAIN;
    }

    private static String path(TreeWalk walk) throws ReleaseRefused {
        var bytes = walk.getRawPath();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ReleaseRefused(
                    "tag",
                    "FILE_NAME_NOT_ALLOWED",
                    "holds a file whose name is not in UTF-8: '" + new String(bytes, StandardCharsets.US_ASCII) + "'");
        }
    }

    private static ReleaseRefused submodule(String path) {
        return new ReleaseRefused(
                "tag",
                "SUBMODULE_NOT_ALLOWED",
                "holds a submodule, at " + path + "; put the code into the repository itself, or build it in");
    }
}
