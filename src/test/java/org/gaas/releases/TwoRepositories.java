package org.gaas.releases;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories in memory, one fake for each; any other can't be found. */
public final class TwoRepositories implements Source {
    private final Map<Repository, FakeSource> all = new HashMap<>();

    /** One that is there from now on. */
    public FakeSource at(Repository url) {
        return all.computeIfAbsent(url, any -> new FakeSource());
    }

    /** It is there no more. */
    public void gone(Repository url) {
        all.remove(url);
    }

    /** What is kept of them below a folder, from the hosts that are named. */
    public Releases releases(JdbcClient database, Path folder, Clock clock) {
        var hosts = List.of(new AllowedHost(
                "git.example.org", List.of("https"), List.of(443), List.of(), List.of(), java.util.Optional.empty()));
        var allowed = new AllowedRepositories(RepositorySettings.none().with(hosts, List.of()), host -> List.of());
        var artefacts = new Artefacts(folder, clock);
        return new Releases(
                List.of(this),
                allowed,
                artefacts,
                new ReleaseRecords(database, clock),
                new BuildOutcomes(artefacts, allowed, new BuildRecords(database, clock), null));
    }

    /** Comparisons of releases. */
    public static Comparisons comparisons(Releases releases) {
        return new Comparisons(releases, new BackgroundWork());
    }

    /** As a deployment does: resolved, fetched, and held against the other repositories of its project. */
    public static Commit deployed(Releases releases, Repository from, String tag, Repository... others)
            throws ReleaseRefused {
        var revision = releases.resolve(from, new Tag(tag), true);
        releases.requireSame(revision, releases.fetch(revision, Watch.none()), List.of(others));
        return revision.commit();
    }

    @Override
    public boolean serves(Repository repository) {
        return true;
    }

    @Override
    public List<FoundTag> tags(Repository repository) throws ReleaseRefused {
        return known(repository).tags(repository);
    }

    @Override
    public Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused {
        return known(repository).resolve(repository, ref, tagsOnly);
    }

    @Override
    public void export(Revision revision, TreeSink sink, Watch watch) throws ReleaseRefused {
        known(revision.repository()).export(revision, sink, watch);
    }

    private FakeSource known(Repository url) {
        var known = all.get(url);
        if (known == null)
            throw new SourceFailure(
                    SourceFailure.Reason.NOT_FOUND, url.host(), "could not read " + url, "no such repository", null);
        return known;
    }
}
