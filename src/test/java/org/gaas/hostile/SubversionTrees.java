package org.gaas.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.gaas.releases.svn.SubversionRepository;
import org.springframework.util.FileSystemUtils;

/** Subversion repositories that bring bad input: externals, and tags that move. */
final class SubversionTrees implements Messenger {
    private static final String TAG = "1.0.0";

    private final World world;

    SubversionTrees(World world) {
        this.world = world;
    }

    @Override
    public boolean carries(Row row, Door door) {
        return row.about("externals", "moved tag in Subversion");
    }

    @Override
    public List<Got> bring(Row row, Door door) throws IOException {
        var folder = Files.createTempDirectory(world.box.home().repositories(), "hostile-");
        try {
            var url = "file://" + folder.resolve("bad");
            var repository = new SubversionRepository(folder.resolve("bad"));
            if (row.about("externals")) {
                repository.tag(TAG, repository.commitWithExternals(Trees.good(), row.input()));
                var got = bring(url, door);
                return List.of(got.all().contains("lib") ? got : new Got("not named", "", got.how(), got.all()));
            }
            repository.tag(TAG, repository.commit(Trees.good()));
            world.checked(url, TAG);
            repository.tag(TAG, repository.commit(Map.of("gaas.yaml", "moved")));
            return List.of(bring(url, door));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Got bring(String url, Door door) {
        return switch (door) {
            case R -> world.checked(url, TAG);
            case C -> world.typed("check", "--tag=" + TAG, url);
            default -> world.askedFrom(url, TAG);
        };
    }
}
