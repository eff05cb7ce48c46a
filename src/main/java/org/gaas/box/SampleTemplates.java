package org.gaas.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.applications.Template;

/** Ready-made trials of the sample application. */
final class SampleTemplates {
    private SampleTemplates() {}

    static List<Template> of(Path repository, Path subversion) {
        return List.of(
                template("sample", "Sample application with invented patients", repository, "1.2.0", true),
                template("sample-empty", "Sample application without patients", repository, "1.2.0", false),
                template("sample-old", "Sample application, an older release", repository, "1.0.0", true),
                template("sample-svn", "Sample application from Subversion", subversion, "1.2.0", true));
    }

    private static Template template(String name, String title, Path repository, String tag, boolean sampleData) {
        return new Template(name, title, url(repository), new Tag(tag), Optional.empty(), sampleData);
    }

    static Repository url(Path repository) {
        return new Repository(repository
                .toUri()
                .toString()
                .replaceFirst("^file:/+", "file:///")
                .replaceFirst("/$", ""));
    }
}
