package org.gaas.fleet;

import java.util.Map;

/** Tells how many installations have a part on each server; a bean of the module that knows installations. */
public interface ServerLoad {
    /** Servers without any may be left out. */
    Map<ServerName, Integer> load();
}
