package org.gaas.releases;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * A tree of files, named by what is in it: the same files have the same id, whichever tag they came from.
 *
 * @param id the SHA-256 of the manifest, in hexadecimal
 * @param bytes the sizes of all files together
 */
public record Artefact(String id, long files, long bytes) {
    /** The id of the artefact that a process works with. */
    public static final Var<String> ARTEFACT = Var.text("artefact").as(Artefact::checkedId, id -> id);

    /**
     * @throws InvalidInput ARTEFACT_INVALID
     */
    public static String checkedId(String id) {
        if (id.matches("[0-9a-f]{64}")) return id;
        throw new InvalidInput("artefact", "ARTEFACT_INVALID", "must be an artefact's id: 64 digits 0-9 a-f");
    }

    public Artefact {
        checkedId(id);
    }

    /** Short enough for people and for names of directories. */
    public String brief() {
        return brief(id);
    }

    /** The same for an id alone. */
    public static String brief(String id) {
        return id.substring(0, 8);
    }
}
