package org.gaas.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.onboarding.TrialDesk;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.gaas.releases.git.BareRepository;
import org.springframework.util.FileSystemUtils;

/** Repositories that bring bad input themselves: descriptors, names of files, links, foreign code, tags that move. */
final class Trees implements Messenger {
    private static final String TAG = "1.0.0";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern FINDING = Pattern.compile("(?s)gaas\\.yaml: .*\\((DESCRIPTOR_INVALID)\\)");
    private static final List<String> GOOD = List.of(
            "gaas: 1",
            "name: pages",
            "title: Pages",
            "runtime: {kind: static}",
            "web: {directory: public}",
            "health:",
            "  checks:",
            "    - path: /");

    private final World world;
    private final Releases releases;
    private ShippedTree shipped;

    Trees(World world, Releases releases) {
        this.world = world;
        this.releases = releases;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("descriptor", "file", "submodule", "moved tag", "untagged")
                || row.field().contains("wanted");
    }

    @Override
    public List<Got> bring(Row row, Door door) throws Exception {
        if (row.about("file") && row.isTaken()) {
            if (shipped == null) shipped = ShippedTree.install(world);
            return List.of(shipped.got(row.input()));
        }
        var folder = Files.createTempDirectory(world.box.home().repositories(), "hostile-");
        try (var repository = new BareRepository(folder.resolve("bad.git"))) {
            var url = "file://" + folder.resolve("bad.git");
            var tag = fill(repository, row, url);
            return switch (door) {
                case R -> List.of(world.checked(url, tag));
                case C -> List.of(typed(url, tag));
                case P -> List.of(world.askedFrom(url, tag));
                case L -> List.of(resolved(url, tag));
                default ->
                    List.of(
                            inside(world.checked(url, tag)),
                            inside(typed(url, tag)),
                            inside(world.askedFrom(url, tag)));
            };
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** A file is written {@code name=content}; the content may be {@code -> target} or {@code x:program}. */
    static void put(Map<String, String> files, String written) {
        var parts = written.split("=", 2);
        files.put(parts[0], parts.length == 2 ? parts[1] : "x");
    }

    static Map<String, String> good() {
        return new HashMap<>(Map.of("gaas.yaml", String.join("\n", GOOD), "public/index.html", "hello"));
    }

    /** Answers what to ask the repository for. */
    private String fill(BareRepository repository, Row row, String url) {
        var files = good();
        if (row.about("file")) put(files, row.input());
        if (row.about("descriptor")) files.put("gaas.yaml", descriptor(row.input()));
        if (row.about("submodule")) {
            repository.tag(TAG, repository.commitWithForeignCode(row.input()));
            return TAG;
        }
        var commit = repository.commit(files);
        if (row.about("moved tag")) {
            repository.tag(TAG, commit);
            world.checked(url, TAG);
            repository.tag(TAG, repository.commit(Map.of("gaas.yaml", "moved")));
            return TAG;
        }
        repository.branch("main", commit);
        if (row.input().equals("a short id")) return commit.value().substring(0, 8);
        if (row.input().equals("a whole id")) return commit.value();
        if (row.input().equals("main")) return "main";
        repository.tag(TAG, commit);
        return TAG;
    }

    /** The good one with one line replaced, or one more at its end. */
    private static String descriptor(String line) {
        var lines = new ArrayList<>(GOOD);
        var key = line.substring(0, line.indexOf(':') + 1);
        var index =
                lines.stream().filter(good -> good.startsWith(key)).findFirst().map(lines::indexOf);
        index.ifPresentOrElse(place -> lines.set(place, line), () -> lines.add(line));
        return String.join("\n", lines);
    }

    private Got typed(String url, String tag) {
        var typed = world.typed("check", "--tag=" + tag, url);
        var untagged = typed.rule().equals("accepted") && typed.all().contains("is no tag");
        return untagged ? new Got("accepted, shown as untagged", "", typed.how(), typed.all()) : typed;
    }

    private Got resolved(String url, String tag) {
        try {
            releases.resolve(new Repository(url), new Tag(tag), true);
            return new Got("accepted", "", "module", "");
        } catch (ReleaseRefused no) {
            return new Got(no.rule(), no.field(), "module", no.getMessage());
        }
    }

    /** What is wrong with a descriptor is told with its line. */
    private static Got inside(Got got) {
        var finding = FINDING.matcher(got.all());
        if (!finding.find() && !got.rule().equals("DESCRIPTOR_INVALID")) return got;
        var line = LINE.matcher(got.all());
        return new Got("DESCRIPTOR_INVALID line " + (line.find() ? line.group(1) : "0"), "", got.how(), got.all());
    }

    /** One trial with all the odd files that are shipped as they are. */
    private record ShippedTree(Path current, Map<String, String> files) {
        static ShippedTree install(World world) throws IOException {
            var files = good();
            Corpus.rows().stream()
                    .filter(row -> row.about("file") && row.isTaken())
                    .forEach(row -> put(files, row.input()));
            var folder = Files.createTempDirectory(world.box.home().repositories(), "hostile-");
            try (var repository = new BareRepository(folder.resolve("odd.git"))) {
                repository.tag(TAG, repository.commit(files));
                var url = "file://" + folder.resolve("odd.git");
                var answer = world.desk.ask("project", "oddfiles", "kind", "test", "repository", url, "tag", TAG);
                world.desk.settled(TrialDesk.read(answer.body()).path("process").asText());
            }
            return new ShippedTree(world.box.server("trial1").root().resolve("srv/gaas/oddfiles-test/current"), files);
        }

        Got got(String written) {
            try {
                var file = current.resolve(written.split("=", 2)[0]);
                var content = files.get(written.split("=", 2)[0]);
                var executable = content.startsWith("x:");
                var same = content.startsWith("-> ")
                        ? Files.readSymbolicLink(file).toString().equals(content.substring(3))
                        : Files.readString(file).equals(content.replaceFirst("^x:", ""))
                                && Files.isExecutable(file) == executable;
                return new Got(same ? "shipped" : "altered", "", "process", file.toString());
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }
    }
}
