package org.gaas.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** All variables that the modules declare, by name. */
@Component
public class KnownVars implements SmartInitializingSingleton {
    private final ObjectProvider<Vars> modules;
    private volatile Map<String, Var<?>> byName;

    KnownVars(ObjectProvider<Vars> modules) {
        this.modules = modules;
    }

    public Optional<Var<?>> named(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    @Override
    public void afterSingletonsInstantiated() {
        byName();
    }

    private Map<String, Var<?>> byName() {
        if (byName == null) byName = collect();
        return byName;
    }

    private Map<String, Var<?>> collect() {
        var all = new HashMap<String, Var<?>>();
        modules.forEach(module -> module.declared().forEach(var -> {
            var other = all.put(var.name(), var);
            if (other != null && other != var)
                throw new IllegalStateException("two modules declare the variable '" + var.name() + "'");
        }));
        return Map.copyOf(all);
    }
}
