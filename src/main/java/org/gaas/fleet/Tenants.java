package org.gaas.fleet;

import java.util.List;

/** Tells what lives on a server; a bean of the module that knows installations. */
public interface Tenants {
    /** The ids of the installations that have a part there. */
    List<String> tenants(ServerName server);

    /** The folders of archives that are kept there of installations that are gone. */
    List<String> archives(ServerName server);

    /** The server is gone for good: what is being taken away has nothing there any more. */
    void lost(ServerName server);
}
