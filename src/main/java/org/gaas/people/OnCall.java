package org.gaas.people;

import java.util.Set;

/** Tells who is on call. A bean of the module that keeps the roster. */
@FunctionalInterface
public interface OnCall {
    /** Who is on call at this moment; nobody: the roster says nothing about it, and accounts with the role count. */
    Set<String> now();
}
