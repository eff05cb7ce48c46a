package org.gaas.production;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.stream.IntStream;
import org.gaas.applications.RelativePath;
import org.gaas.installations.Installation;
import org.gaas.installations.SmallTexts;
import org.gaas.onboarding.Wishes;
import org.springframework.stereotype.Component;

/**
 * Set-up data that an application keeps in files: how far its upgrades came, for example. Kept by the desk
 * until both halves have them.
 */
@Component
class SetUpFiles {
    private final SetUpFileRows rows;
    private final SmallTexts texts;
    private final Wishes wishes;

    SetUpFiles(SetUpFileRows rows, SmallTexts texts, Wishes wishes) {
        this.rows = rows;
        this.texts = texts;
        this.wishes = wishes;
    }

    /**
     * Keeps those that the trial has, in place of what was kept before.
     *
     * @param half whose descriptor tells which files are set-up data
     * @throws org.gaas.engine.Failure one of them is a link, larger than 8 kB, or not plain text
     */
    void take(long order, Installation trial, Installation half) {
        rows.store(order, of(trial, half));
    }

    /** What those that were taken are called at the trial. */
    List<RelativePath> taken(long order) {
        return rows.of(order).stream().map(SetUpFile::path).toList();
    }

    /** Nothing goes on, or all went. */
    void forget(long order) {
        rows.store(order, List.of());
    }

    /** Puts what was taken where this half looks for it. */
    void place(long order, Installation half) {
        var paths = wishes.descriptor(half).shared().setupIn(half.environment().value());
        texts.write(
                half,
                rows.of(order).stream()
                        .collect(toMap(file -> paths.get(file.position()), SetUpFile::content, (one, same) -> one)));
    }

    private List<SetUpFile> of(Installation trial, Installation half) {
        var paths = wishes.descriptor(half).shared().setupIn(trial.environment().value());
        if (paths.isEmpty()) return List.of();
        var read = texts.read(trial, paths);
        return IntStream.range(0, paths.size())
                .boxed()
                .flatMap(at -> read.get(at).map(text -> new SetUpFile(at, paths.get(at), text)).stream())
                .toList();
    }
}
