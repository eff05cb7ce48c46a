package org.gaas.releases;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is remembered about tags and artefacts. Rows are found by checksums, because URLs make long keys. */
@Component
class ReleaseRecords {
    private final JdbcClient database;
    private final Clock clock;

    ReleaseRecords(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The commit that the tag had when it was first resolved; this one when it never was. */
    Commit firstCommitOf(Revision revision) {
        var known = commitOf(revision.repository(), revision.ref());
        if (known.isPresent()) return known.get();
        try {
            database.sql("insert into release_tag (tag_key, repository, tag, commit_id, resolved)"
                            + " values (:key, :repository, :tag, :commit, :now)")
                    .param("key", key(revision.repository(), revision.ref()))
                    .param("repository", revision.repository().value())
                    .param("tag", revision.ref().value())
                    .param("commit", revision.commit().value())
                    .param("now", now())
                    .update();
            return revision.commit();
        } catch (DuplicateKeyException another) {
            return commitOf(revision.repository(), revision.ref()).orElseThrow(() -> another);
        }
    }

    Optional<Artefact> artefactOf(Revision revision) {
        return database.sql("select id, files, bytes from release_artefact where artefact_key = :key")
                .param("key", key(revision))
                .query(Artefact.class)
                .optional();
    }

    /** The revision with what it was resolved as. */
    Optional<Revision> recorded(Revision revision) {
        return database.sql("select kind from release_artefact where artefact_key = :key")
                .param("key", key(revision))
                .query(String.class)
                .optional()
                .map(kind -> new Revision(
                        revision.repository(), revision.ref(), revision.commit(), Revision.Kind.valueOf(kind)));
    }

    /** Where an artefact came from: all revisions that have it, the first first. */
    List<Revision> originsOf(String artefact) {
        return database.sql("select repository, ref, commit_id, kind from release_artefact where id = :id"
                        + " order by created, artefact_key")
                .param("id", artefact)
                .query((row, i) -> new Revision(
                        new Repository(row.getString("repository")),
                        new Tag(row.getString("ref")),
                        new Commit(row.getString("commit_id")),
                        Revision.Kind.valueOf(row.getString("kind"))))
                .list();
    }

    void add(Revision revision, Artefact artefact) {
        try {
            database.sql("insert into release_artefact"
                            + " (artefact_key, id, repository, ref, kind, commit_id, files, bytes, created)"
                            + " values (:key, :id, :repository, :ref, :kind, :commit, :files, :bytes, :now)")
                    .param("key", key(revision))
                    .param("id", artefact.id())
                    .param("repository", revision.repository().value())
                    .param("ref", revision.ref().value())
                    .param("kind", revision.kind().name())
                    .param("commit", revision.commit().value())
                    .param("files", artefact.files())
                    .param("bytes", artefact.bytes())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException known) {
            // the same revision always has the same files: another node was faster
        }
    }

    /** What a tag was when it was first resolved there; empty when it never was. */
    Optional<Commit> commitOf(Repository repository, Tag tag) {
        return database.sql("select commit_id from release_tag where tag_key = :key")
                .param("key", key(repository, tag))
                .query(String.class)
                .optional()
                .map(Commit::new);
    }

    private static String key(Repository repository, Tag tag) {
        return Sha256.of(repository.value(), tag.value());
    }

    private static String key(Revision revision) {
        return Sha256.of(
                revision.repository().value(),
                revision.ref().value(),
                revision.commit().value());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
