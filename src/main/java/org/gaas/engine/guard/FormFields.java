package org.gaas.engine.guard;

import java.util.Set;

/**
 * What a form lets people say.
 *
 * @param names the variables that its fields write
 * @param required those that must have a value
 */
public record FormFields(Set<String> names, Set<String> required) {
    static final FormFields NONE = new FormFields(Set.of(), Set.of());
}
