package org.gaas.remote;

/** What servers say who they are, before anybody trusts them. */
public interface HostKeys {
    /**
     * The public key that a server shows. The connection ends right after the keys were exchanged: nobody signs in and
     * no command is sent.
     *
     * @param server the name that the server has, or will have, in the fleet
     * @param host its name or address in the network
     * @throws RemoteFailure {@code UNREACHABLE} when nothing there speaks SSH
     */
    HostKey shownBy(String server, String host, int port);
}
