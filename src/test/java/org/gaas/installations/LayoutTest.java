package org.gaas.installations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Emptied;
import org.gaas.remote.NoProcesses;
import org.gaas.remote.Owner;
import org.gaas.remote.SystemUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The layout of an installation")
class LayoutTest {
    private static final InstallationId CAPRI = new InstallationId("capri-test");
    private static final Owner APP = Owner.app("capri-test");

    @Test
    @DisplayName("has a user, a home and places for releases and for what is shared")
    void home() {
        assertThat(layout("").wishes())
                .containsExactly(
                        new Directory("srv/gaas", Owner.DESK, "0755"),
                        new Directory("srv/gaas/store", Owner.DESK, "0700"),
                        new SystemUser("capri-test", "srv/gaas/capri-test"),
                        new Directory("srv/gaas/capri-test", Owner.code("capri-test"), "0750"),
                        new Directory("srv/gaas/capri-test/releases", Owner.DESK, "0755"),
                        new Directory("srv/gaas/capri-test/shared", Owner.DESK, "0755"));
    }

    @Test
    @DisplayName("lets the application write what its descriptor says, and nothing else")
    void writable() {
        assertThat(shared("shared: {directories: [data, var], files: [etc/robots.txt], writable: [var, data/cache]}"))
                .containsExactly(code("data"), app("data/cache"), code("etc"), app("var"));
    }

    @Test
    @DisplayName("makes no directory where a file belongs")
    void file() {
        assertThat(shared("shared: {files: [run/state.json], writable: [run/state.json]}"))
                .containsExactly(code("run"));
    }

    @Test
    @DisplayName("works as the application's own user below what the application writes")
    void ownUser() {
        var settings = """
                shared: {directories: [var], writable: [var, var/cache/x]}
                databases: [{suffix: gems}]
                settings: [{path: var/settings/db.inc.php, template: "{{database.password}}"}]
                """;
        assertThat(shared(settings))
                .containsExactly(
                        app("var"),
                        app("var/cache").actingAs(APP),
                        app("var/cache/x").actingAs(APP),
                        app("var/settings").actingAs(APP));
        assertThat(hand(settings, "var/settings/db.inc.php")).isEqualTo(APP);
        assertThat(hand(settings, "var")).isEqualTo(Owner.DESK);
        assertThat(hand(settings, "etc/settings.conf")).isEqualTo(Owner.DESK);
    }

    @Test
    @DisplayName("is the same however often it is asked for, and disappears as a whole")
    void pure() {
        var layout = layout("shared: {directories: [var], writable: [var]}");
        assertThat(layout.wishes()).isEqualTo(layout.wishes()).doesNotHaveDuplicates();
        assertThat(Layout.gone(CAPRI))
                .containsExactly(
                        new NoProcesses(new SystemUser("capri-test", "srv/gaas/capri-test")),
                        new Emptied("srv/gaas/capri-test/shared", APP),
                        new Absent("srv/gaas/capri-test"),
                        SystemUser.absent("capri-test"));
    }

    private static Owner hand(String more, String path) {
        return layout(more).hand(new RelativePath(path));
    }

    private static List<Desired> shared(String more) {
        var wishes = layout(more).wishes();
        return wishes.subList(6, wishes.size());
    }

    private static Directory code(String path) {
        return new Directory("srv/gaas/capri-test/shared/" + path, Owner.DESK, "0755");
    }

    private static Directory app(String path) {
        return new Directory("srv/gaas/capri-test/shared/" + path, APP, "0750");
    }

    private static Layout layout(String more) {
        var yaml = """
                gaas: 1
                name: care
                title: Care
                runtime: {kind: static}
                web: {directory: public}
                health: {checks: [{path: /}]}
                """ + more;
        return new Layout(CAPRI, Descriptor.read("gaas.yaml", yaml.getBytes(UTF_8)));
    }
}
