package org.gaas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;

/**
 * A property that is tried with invented input, always the same one: the seed is fixed, and told with a failure. For
 * more tries than the usual ones, {@code -Djqwik.tries.default=50000}.
 */
@Property(seed = Fuzzed.SEED)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fuzzed {
    String SEED = "20261121";
}
