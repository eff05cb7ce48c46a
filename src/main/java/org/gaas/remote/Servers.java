package org.gaas.remote;

/** The way to servers. Keeps one session for each and shares it; sessions that nobody uses are closed. */
public interface Servers {
    /**
     * The server; nothing is sent before it is used.
     *
     * @return a host that goes on working when the connection breaks: the next call connects again
     */
    Host connect(ServerAccess access);
}
