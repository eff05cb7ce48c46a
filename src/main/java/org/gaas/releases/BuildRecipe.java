package org.gaas.releases;

import java.util.List;
import java.util.stream.Collectors;
import org.gaas.applications.Argv;

/**
 * What a build is made from. The same source and the same commands are built once; every installation then gets the
 * same outcome, byte for byte.
 *
 * @param source the artefact as it came from the repository
 */
record BuildRecipe(String source, List<Argv> commands) {
    BuildRecipe {
        commands = List.copyOf(commands);
    }

    /** Names this recipe: 64 digits 0-9 a-f. */
    String key() {
        // words hold no control characters, so nothing can be read in two ways
        return Sha256.of(
                source,
                commands.stream().map(argv -> String.join("\0", argv.words())).collect(Collectors.joining("\n")));
    }
}
