package org.gaas.releases.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.gaas.applications.Commit;
import org.gaas.releases.SourceContract;

/** A bare repository that tests fill, without a git program. Trees are written as they are told, also bad ones. */
public final class BareRepository implements SourceContract.Filled, AutoCloseable {
    private static final PersonIdent DORA =
            new PersonIdent("Dora", "dora@example.org", Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    final Path folder;
    private final Repository repository;
    private ObjectId parent;

    public BareRepository(Path folder) {
        this.folder = folder;
        try {
            repository =
                    new RepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
            repository.create(true);
            repository.updateRef(Constants.HEAD).link("refs/heads/main");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Commit commit(Map<String, String> files) {
        return inserting(inserter -> commit(inserter, tree(inserter, files)));
    }

    /** As {@link #commit(Map)}, and one file {@code zz-large} of so many random bytes. */
    Commit commit(Map<String, String> files, Random random, int large) {
        // one pack, as after a push: 50,000 loose objects would take minutes
        var packs = (ObjectDirectory) repository.getObjectDatabase();
        return inserting(packs.newPackInserter(), inserter -> {
            var bytes = new byte[1 << 20];
            random.nextBytes(bytes);
            var blob = inserter.insert(
                    Constants.OBJ_BLOB,
                    large,
                    new SequenceInputStream(
                            Collections.enumeration(Collections.nCopies(large / bytes.length, bytes).stream()
                                    .map(ByteArrayInputStream::new)
                                    .toList())));
            return commit(inserter, tree(inserter, files, blob));
        });
    }

    @Override
    public Commit commitWithForeignCode() {
        return commitWithForeignCode("https://elsewhere.example/library.git");
    }

    /** A commit with a submodule at this address. */
    public Commit commitWithForeignCode(String url) {
        var modules = "[submodule \"library\"]\n\tpath = library\n\turl = " + url + "\n";
        return inserting(inserter -> {
            var tree = new TreeFormatter();
            tree.append(
                    ".gitmodules",
                    FileMode.REGULAR_FILE,
                    inserter.insert(Constants.OBJ_BLOB, modules.getBytes(StandardCharsets.UTF_8)));
            tree.append("a", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[] {'a'}));
            tree.append("library", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
            return commit(inserter, inserter.insert(tree));
        });
    }

    /** A commit with one file whose name is these bytes. */
    Commit commitNamed(byte[] name) {
        return inserting(inserter -> {
            var tree = new TreeFormatter();
            tree.append(
                    name, 0, name.length, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[] {'a'}));
            return commit(inserter, inserter.insert(tree));
        });
    }

    @Override
    public Commit tag(String name, Commit commit) {
        move(Constants.R_TAGS + name, ObjectId.fromString(commit.value()));
        return commit;
    }

    @Override
    public void tags(List<String> names, Commit commit) {
        var id = ObjectId.fromString(commit.value());
        var batch = repository.getRefDatabase().newBatchUpdate();
        for (var name : names) batch.addCommand(new ReceiveCommand(ObjectId.zeroId(), id, Constants.R_TAGS + name));
        try (var walk = new RevWalk(repository)) {
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Commit annotatedTag(String name, Commit commit) {
        tagging(name, ObjectId.fromString(commit.value()), Constants.OBJ_COMMIT);
        return commit;
    }

    /** A tag on a single file instead of a commit. */
    void tagOnFile(String name) {
        move(Constants.R_TAGS + name, inserting(inserter -> inserter.insert(Constants.OBJ_BLOB, new byte[] {'a'})));
    }

    @Override
    public Commit branch(String name, Commit commit) {
        move(Constants.R_HEADS + name, ObjectId.fromString(commit.value()));
        return commit;
    }

    @Override
    public void close() {
        repository.close();
    }

    private void tagging(String name, ObjectId object, int type) {
        var tag = new TagBuilder();
        tag.setObjectId(object, type);
        tag.setTag(name);
        tag.setMessage("release " + name);
        tag.setTagger(DORA);
        move(Constants.R_TAGS + name, inserting(inserter -> inserter.insert(tag)));
    }

    private void move(String ref, ObjectId id) {
        try {
            var update = repository.updateRef(ref);
            update.setNewObjectId(id);
            update.forceUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Commit commit(ObjectInserter inserter, ObjectId tree) throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(DORA);
        commit.setCommitter(DORA);
        commit.setMessage("work");
        if (parent != null) commit.setParentId(parent);
        parent = inserter.insert(commit);
        return new Commit(parent.getName());
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files) throws IOException {
        return tree(inserter, files, null);
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files, ObjectId large)
            throws IOException {
        var folders = new TreeMap<String, Map<String, String>>();
        var entries = new TreeMap<String, Object>();
        files.forEach((path, content) -> {
            var slash = path.indexOf('/');
            if (slash < 0) entries.put(path, content);
            else
                folders.computeIfAbsent(path.substring(0, slash), any -> new TreeMap<>())
                        .put(path.substring(slash + 1), content);
        });
        // Git sorts a folder as if its name ended with a slash, and by bytes
        var sorted = new TreeMap<byte[], Runnable>(java.util.Arrays::compareUnsigned);
        var formatter = new TreeFormatter();
        for (var folder : folders.entrySet()) {
            var id = tree(inserter, folder.getValue());
            sorted.put(utf8(folder.getKey() + "/"), () -> append(formatter, folder.getKey(), FileMode.TREE, id));
        }
        for (var file : entries.entrySet()) {
            var content = (String) file.getValue();
            var mode = content.startsWith("x:")
                    ? FileMode.EXECUTABLE_FILE
                    : content.startsWith("-> ") ? FileMode.SYMLINK : FileMode.REGULAR_FILE;
            var body = content.replaceFirst("^(x:|-> )", "");
            var id = inserter.insert(Constants.OBJ_BLOB, body.getBytes(StandardCharsets.ISO_8859_1));
            sorted.put(utf8(file.getKey()), () -> append(formatter, file.getKey(), mode, id));
        }
        sorted.values().forEach(Runnable::run);
        if (large != null) append(formatter, "zz-large", FileMode.REGULAR_FILE, large);
        return inserter.insert(formatter);
    }

    private static void append(TreeFormatter tree, String name, FileMode mode, ObjectId id) {
        var bytes = utf8(name);
        tree.append(bytes, 0, bytes.length, mode, id);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T inserting(Inserting<T> work) {
        return inserting(repository.newObjectInserter(), work);
    }

    private static <T> T inserting(ObjectInserter objects, Inserting<T> work) {
        try (var inserter = objects) {
            var made = work.with(inserter);
            inserter.flush();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Inserting<T> {
        T with(ObjectInserter inserter) throws IOException;
    }
}
