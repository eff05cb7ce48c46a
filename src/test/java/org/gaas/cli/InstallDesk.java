package org.gaas.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;

/** A desk that is asked for an installation, and what it may answer. */
abstract class InstallDesk {
    static final String T0 = "2026-11-21T10:59:58Z";
    static final String T1 = "2026-11-21T10:59:59Z";
    static final String INSTALL = "POST /api/installations";
    static final String PROCESS = "GET /api/processes/p1";
    static final Api.Started STARTED =
            new Api.Started("friesland-test", "p1", null, "https://localhost:8443/friesland-test/");
    static final Api.OpenTask CONFIRM =
            new Api.OpenTask("t1", "Confirm trial · friesland", List.of("developers"), null, null, null);
    final FakeDesk desk = new FakeDesk();
    final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    Shell.Result install(String... more) {
        return shell.run(
                Stream.concat(Arrays.stream(args()), Arrays.stream(more)).toArray(String[]::new));
    }

    static String[] args() {
        return new String[] {
            "install", "friesland", "--kind", "test", "--repo", "https://git.example.org/a.git", "--tag", "1.2.0"
        };
    }

    static Api.Process process(String state, Api.Step... steps) {
        return process(state, "waiting".equals(state) ? List.of(CONFIRM) : List.of(), steps);
    }

    static Api.Process process(String state, List<Api.OpenTask> tasks, Api.Step... steps) {
        return new Api.Process(
                "p1", "Onboard trial", "friesland-test", state, T0, null, null, List.of(steps), tasks, null);
    }

    static Api.Step done(String label) {
        return new Api.Step("Task_" + label.charAt(0), label, "done", T0, T1, null, null, null);
    }

    /** Began one second before noon. */
    static Api.Step running(long done, String text) {
        return new Api.Step(
                "Task_S", "Ship release", "running", T1, null, new Api.Progress(done, 100, text), null, null);
    }

    static Api.Step pending(String label) {
        return new Api.Step("Task_" + label.charAt(0), label, "pending", null, null, null, null, null);
    }

    static Api.Step waiting() {
        return new Api.Step("Task_C", "Confirm trial", "waiting", T1, null, null, null, null);
    }

    static Api.Installation installation(String state, String tag) {
        return new Api.Installation(
                "friesland-test",
                "friesland",
                "test",
                null,
                "trial1",
                tag,
                null,
                state,
                "https://localhost:8443/friesland-test/",
                null,
                null,
                null,
                List.of(),
                List.of(
                        new Api.ProcessSummary("p0", "Onboard trial", "done", T0),
                        new Api.ProcessSummary("p1", "Onboard trial", "running", T0)),
                null);
    }
}
