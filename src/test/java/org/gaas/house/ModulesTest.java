package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.Desk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@DisplayName("The house")
class ModulesTest {
    /** The floors, from the ground up; a module imports only from lower floors, or beside it where that is said. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("engine", "remote", "secrets"),
            List.of("people", "audit", "applications"),
            List.of("fleet"),
            List.of("installations"),
            List.of("contacts"),
            List.of("sites", "releases", "databases", "certificates", "access", "billing", "tasks"),
            List.of("onboarding"),
            List.of("production"),
            List.of("life", "adoption"),
            List.of("cli", "box"));

    private static final Map<String, List<String>> BESIDE =
            Map.of("remote", List.of("engine"), "secrets", List.of("engine"), "audit", List.of("people"));

    @Test
    @DisplayName("has modules that import only what they say, and no cycles")
    void modulesKeepTheirBorders() {
        ApplicationModules.of(Desk.class).verify();
    }

    @Test
    @DisplayName("has floors, and nobody imports from a higher one")
    void floors() {
        var floorOf = new TreeMap<String, Integer>();
        for (int floor = 0; floor < FLOORS.size(); floor++) for (var name : FLOORS.get(floor)) floorOf.put(name, floor);
        for (var folder : ApplicationModules.of(Desk.class)) {
            var module = folder.getIdentifier().toString();
            assertThat(floorOf).as("a floor for " + module).containsKey(module);
            for (var dependency : declaredBy(module)) {
                var needed = dependency.replaceFirst("::.*", "");
                if (BESIDE.getOrDefault(module, List.of()).contains(needed)) continue;
                assertThat(floorOf.get(needed))
                        .as("%s on floor %d needs %s", module, floorOf.get(module), needed)
                        .isLessThan(floorOf.get(module));
            }
        }
    }

    private static List<String> declaredBy(String module) {
        try {
            var info = Class.forName("org.gaas." + module + ".package-info");
            return List.of(info.getAnnotation(ApplicationModule.class).allowedDependencies());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(module + " has no package-info.java", missing);
        }
    }
}
