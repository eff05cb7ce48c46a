package org.gaas.engine;

import java.util.List;

/** The variables that one module declares; a bean of each module that has any. */
public record Vars(List<Var<?>> declared) {
    public static Vars of(Var<?>... declared) {
        return new Vars(List.of(declared));
    }
}
