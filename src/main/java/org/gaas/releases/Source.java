package org.gaas.releases;

import java.util.List;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;

/**
 * A kind of version control that releases are taken from. Every method talks to the repository's host, and throws
 * {@link SourceFailure} when that does not answer as it should. What may be connected to is decided by
 * {@link AllowedRepositories}, at the connection itself.
 */
public interface Source {
    /** Whether this kind of version control speaks the repository's scheme. */
    boolean serves(Repository repository);

    /**
     * All tags whose names are allowed, in no order.
     *
     * @throws ReleaseRefused the repository may not be used
     */
    List<FoundTag> tags(Repository repository) throws ReleaseRefused;

    /**
     * What a name stands for now.
     *
     * @param tagsOnly refuse branches and commits
     * @throws ReleaseRefused {@code TAG_NOT_FOUND} with near names, {@code REF_NOT_A_TAG}, or the repository may not
     *     be used
     */
    Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused;

    /**
     * Hands the whole tree of a revision to the sink, in the order of the paths' bytes. Holds neither the tree nor a
     * large file in memory.
     *
     * @throws ReleaseRefused {@code TAG_MOVED} when the tag names another commit by now, {@code SUBMODULE_NOT_ALLOWED},
     *     or whatever the sink refuses
     */
    void export(Revision revision, TreeSink sink, Watch watch) throws ReleaseRefused;
}
