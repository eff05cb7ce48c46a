package org.gaas.cli;

import org.gaas.cli.client.Api;

/** Shows how far a process is, each time that it was looked at. */
interface ProgressView {
    ProgressView NONE = new ProgressView() {
        @Override
        public void show(Api.Process process) {}

        @Override
        public void deskIsAway() {}
    };

    void show(Api.Process process);

    /** The desk does not answer; the process goes on when it is back. */
    void deskIsAway();
}
