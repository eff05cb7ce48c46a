package org.gaas.releases;

import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;

/**
 * What a name in a repository was resolved to, once.
 *
 * @param ref the tag; or, where the policy allows it, a branch or a commit's full id
 * @param kind what {@code ref} names; everything but a tag is shown as <i>untagged</i>
 */
public record Revision(Repository repository, Tag ref, Commit commit, Kind kind) {

    /** What a name in a repository names. */
    public enum Kind {
        TAG,
        BRANCH,
        COMMIT
    }

    public boolean tagged() {
        return kind == Kind.TAG;
    }
}
