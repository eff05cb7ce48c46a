package org.gaas.php;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.releases.SourceContract;
import org.gaas.releases.git.BareRepository;
import org.gaas.releases.svn.SubversionRepository;

/** A project of {@code src/test/php}, with its releases in their order, and repositories of it. */
public enum PhpSample {
    GEMS1("gemstracker-1", "1.9.1", "1.9.2", "1.9.2-p1"),
    GEMS2("gemstracker-2", "2.0.0", "2.0.1");

    private static final Path HOME = Path.of("src/test/php");

    /** The delivered descriptor that installs it. */
    public final String application;

    /** Its tags. */
    public final List<String> tags;

    PhpSample(String application, String... tags) {
        this.application = application;
        this.tags = List.of(tags);
    }

    /** Makes a Git repository in this folder, which is not there yet, and tells its address. */
    public String git(Path folder) {
        try (var repository = new BareRepository(folder)) {
            fill(repository);
        }
        return "file://" + folder.toAbsolutePath();
    }

    /** Makes a Subversion repository in this folder, which is not there yet, and tells its address. */
    public String subversion(Path folder) {
        fill(new SubversionRepository(folder));
        return "file://" + folder.toAbsolutePath();
    }

    /** The files of a release by path: what it and those before it brought. */
    public Map<String, String> at(String tag) {
        var files = new TreeMap<String, String>();
        for (var one : tags.subList(0, tags.indexOf(tag) + 1))
            add(files, HOME.resolve(folder()).resolve(one));
        return files;
    }

    private void fill(SourceContract.Filled repository) {
        for (var tag : tags) repository.tag(tag, repository.commit(at(tag)));
    }

    private String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void add(Map<String, String> files, Path release) {
        try (var found = Files.walk(release)) {
            for (var file : found.filter(Files::isRegularFile).toList())
                files.put(release.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
