package org.gaas.releases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;

/** A source in memory: one tree for each commit. */
public class FakeSource implements Source {
    public final AtomicInteger exports = new AtomicInteger();
    private String rule;
    private final Map<Tag, Commit> tags = new ConcurrentHashMap<>();
    private final Map<Commit, Map<String, String>> trees = new ConcurrentHashMap<>();

    /** The same with a commit of one's choice, as numbers of revisions are. */
    public Commit tagged(String tag, String commit, Map<String, String> files) {
        trees.put(new Commit(commit), new TreeMap<>(files));
        tags.put(new Tag(tag), new Commit(commit));
        return new Commit(commit);
    }

    /** Sets the tag on a commit that holds these ASCII files; content as in {@link SourceContract.Filled#commit}. */
    public Commit tagged(String tag, Map<String, String> files) {
        var tree = new TreeMap<>(files);
        var commit = new Commit(Sha256.of(tree.toString()).substring(0, 40));
        trees.put(commit, tree);
        tags.put(new Tag(tag), commit);
        return commit;
    }

    @Override
    public boolean serves(Repository repository) {
        return true;
    }

    /** From now on the repository may not be used. */
    public void refuse(String rule) {
        this.rule = rule;
    }

    @Override
    public List<FoundTag> tags(Repository repository) throws ReleaseRefused {
        if (rule != null) throw new ReleaseRefused("repository", rule, "may not be used");
        return tags.entrySet().stream()
                .map(tag -> new FoundTag(tag.getKey(), tag.getValue(), Optional.empty()))
                .toList();
    }

    @Override
    public Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused {
        if (tags.containsKey(ref)) return new Revision(repository, ref, tags.get(ref), Revision.Kind.TAG);
        if (!tagsOnly && Commit.allowed(ref.value()))
            return new Revision(repository, ref, new Commit(ref.value()), Revision.Kind.COMMIT);
        throw new ReleaseRefused("tag", "TAG_NOT_FOUND", "must be a tag");
    }

    @Override
    public void export(Revision revision, TreeSink sink, Watch watch) throws ReleaseRefused {
        exports.incrementAndGet();
        try {
            for (var file : trees.get(revision.commit()).entrySet()) {
                var text = file.getValue();
                var mode = text.startsWith("x:")
                        ? FileMode.EXECUTABLE
                        : text.startsWith("-> ") ? FileMode.LINK : FileMode.PLAIN;
                var bytes = text.replaceFirst("^(x:|-> )", "").getBytes(StandardCharsets.UTF_8);
                sink.file(file.getKey(), mode, () -> new ByteArrayInputStream(bytes));
            }
        } catch (IOException e) {
            throw new SourceFailure(SourceFailure.Reason.DESK_STORAGE, "desk", "could not write", e.getMessage(), e);
        }
    }
}
