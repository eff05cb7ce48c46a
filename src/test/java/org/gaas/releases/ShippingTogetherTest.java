package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.installations.InstallationId;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.sh.ScriptHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shipping one release to several installations of a server at once")
class ShippingTogetherTest extends ShippingFixture {
    private static final Map<String, String> FILES = Map.of("a", "one", "b", "two");

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("sends each file once, and the second is a copy of the first")
    void once() throws Exception {
        var artefact = artefact();
        var second = new FutureTask<>(() -> ship(DEPAR, artefact, call -> {}));
        var thread = new Thread(second);
        ship(CAPRI, artefact, call -> {
            if (!call.endsWith("releases_receive")) return;
            thread.start();
            // it waits for the first, or it asks and is told that all is missing
            await().until(() -> thread.getState() == Thread.State.WAITING || looks() > 1);
        });
        second.get();

        assertThat(calls).filteredOn(call -> call.endsWith("releases_receive")).hasSize(1);
        assertThat(calls).filteredOn(call -> call.endsWith("releases_link")).hasSize(1);
        assertThat(calls).filteredOn(call -> call.endsWith("releases_copy")).hasSize(1);
        assertThat(inode(release(CAPRI, artefact).resolve("a")))
                .isEqualTo(inode(release(DEPAR, artefact).resolve("a")))
                .isEqualTo(inode(store().resolve(Sha256.of("one"))));
    }

    @Test
    @DisplayName("leaves in the store what another desk brought meanwhile: releases are linked to it")
    void meanwhile() throws Exception {
        var artefact = artefact();
        var place = store().resolve(Sha256.of("one"));
        var before = new Object[1];
        ship(CAPRI, artefact, call -> {
            if (!call.endsWith("releases_receive")) return;
            try {
                Files.writeString(place, "one");
                before[0] = inode(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(inode(place)).isEqualTo(before[0]);
        assertThat(inode(release(CAPRI, artefact).resolve("a"))).isEqualTo(before[0]);
        assertThat(root().resolve("srv/gaas/.arriving")).isEmptyDirectory();
    }

    private long looks() {
        return calls.stream().filter(call -> call.endsWith("releases_missing")).count();
    }

    private String artefact() throws Exception {
        source.tagged("1.0", FILES);
        try (var writer = artefacts.writer(RepositorySettings.none())) {
            var revision = source.resolve(new Repository("https://git.example.org/app.git"), new Tag("1.0"), true);
            source.export(revision, writer, Watch.none());
            return writer.finish().id();
        }
    }

    /**
     * @param before is told of each call to the server
     */
    private Void ship(InstallationId id, String artefact, Consumer<String> before) {
        var watched = new ScriptHost(
                "acc1",
                root().toString(),
                new PlainPlatform(),
                (line, input, limit, out, err, wanted) -> {
                    calls.add(wanted);
                    before.accept(wanted);
                    return wire.exec(line, input, limit, out, err, wanted);
                },
                RemoteSettings.usual(folder));
        shipping.ship(watched, ReleaseDirectory.of(id, new Tag("1.0"), artefact), artefact, PLAIN, Watch.none());
        return null;
    }

    private Path release(InstallationId id, String artefact) {
        return root().resolve(ReleaseDirectory.of(id, new Tag("1.0"), artefact).path());
    }
}
