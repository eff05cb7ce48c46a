package org.gaas.remote.ssh;

/** How many commands may run at once in a session; learns the server's own limit when it is hit. */
final class Channels {
    private int limit;
    private int open;

    Channels(int limit) {
        this.limit = limit;
    }

    /**
     * @return whether one more may be opened; false when time is up
     */
    synchronized boolean enter(long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        while (open >= limit) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        open++;
        return true;
    }

    synchronized void leave() {
        open--;
        notifyAll();
    }

    /** The server refused the one that just entered: that many are too many. */
    synchronized void refused() {
        limit = Math.max(1, open - 1);
    }

    synchronized boolean idle() {
        return open == 0;
    }
}
