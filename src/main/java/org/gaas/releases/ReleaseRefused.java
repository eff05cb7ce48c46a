package org.gaas.releases;

import java.util.List;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/**
 * This release can't be had: the repository may not be used, the tag does not exist or moved, or the tree holds what is
 * not shipped. Carries the rule, as bad input does, because people can mend it at the door.
 */
public final class ReleaseRefused extends Refusal {
    private final String field;
    private final String rule;
    private final String sentence;
    private final List<String> suggestions;

    /**
     * @param field {@code repository} or {@code tag}
     * @param rule the rule's code, for example {@code TAG_MOVED}
     * @param sentence what is wrong and what to do; never holds a secret
     * @param suggestions what may have been meant, the likeliest first
     */
    public ReleaseRefused(String field, String rule, String sentence, List<String> suggestions) {
        // in a process this text is all that people see of it
        super(field + ": " + sentence + " (" + rule + ")");
        this.field = field;
        this.rule = rule;
        this.sentence = sentence;
        this.suggestions = List.copyOf(suggestions);
    }

    public ReleaseRefused(String field, String rule, String sentence) {
        this(field, rule, sentence, List.of());
    }

    /** The same "no", found by a check of the input. */
    public static ReleaseRefused because(InvalidInput no) {
        return new ReleaseRefused(no.field(), no.rule(), no.getMessage(), no.suggestions());
    }

    /** There is no such tag. */
    public static ReleaseRefused tagNotFound(Repository repository, Tag ref, List<FoundTag> tags) {
        var near = NearNames.of(ref, tags);
        return new ReleaseRefused(
                "tag",
                "TAG_NOT_FOUND",
                "must be a tag of " + repository + ", which has no " + ref
                        + (near.isEmpty() ? " and no tags at all" : "; it has " + String.join(", ", near)),
                near);
    }

    /** There is something of this name, and it is no tag. */
    public static ReleaseRefused notATag(Repository repository, Tag ref, List<FoundTag> tags) {
        return new ReleaseRefused(
                "tag",
                "REF_NOT_A_TAG",
                "must be a tag of " + repository + ", and " + ref + " is a branch or a commit",
                NearNames.of(ref, tags));
    }

    /** The tag is not what it was when it was resolved. */
    public static ReleaseRefused tagMoved(Revision revision) {
        return new ReleaseRefused(
                "tag",
                "TAG_MOVED",
                "must stay where it was: " + revision.ref() + " was commit "
                        + revision.commit().brief() + " and is another by now; make a new tag");
    }

    /** The repository was changed, and what the tag was in the one before it is not in this one. */
    static ReleaseRefused differsFrom(Revision before, Revision now) {
        return new ReleaseRefused(
                "tag",
                "TAG_MOVED",
                "must be what it was: " + now.ref() + " was commit "
                        + before.commit().brief() + " of " + before.repository() + ", and commit "
                        + now.commit().brief() + " of " + now.repository() + " has other files; make a new tag");
    }

    /** No branch leads to the commit. */
    public static ReleaseRefused commitNotFound(Revision revision) {
        return new ReleaseRefused(
                "tag",
                "COMMIT_NOT_FOUND",
                "must be on a branch of " + revision.repository() + "; commit "
                        + revision.commit().brief() + " is on none");
    }

    /** More than the settings allow. */
    public static ReleaseRefused tooLarge(RepositorySettings limits) {
        return new ReleaseRefused(
                "tag",
                "RELEASE_TOO_LARGE",
                "holds more than " + limits.mostFiles() + " files or " + (limits.mostBytes() >> 20)
                        + " MB; an administrator sets the limits in gaas.repositories");
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public List<String> suggestions() {
        return suggestions;
    }

    /** The same "no" for doors that answer bad input. */
    public InvalidInput asInvalidInput() {
        return new InvalidInput(field, rule, sentence, suggestions);
    }
}
