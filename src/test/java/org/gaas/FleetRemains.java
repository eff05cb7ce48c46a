package org.gaas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is on this machine of a fleet: processes, mounts, namespaces, interfaces, files. */
final class FleetRemains {
    private final String number;
    private final Set<Object> networks = new HashSet<>();

    FleetRemains(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }

    Path state() {
        return TestFleet.STATE.resolve(number);
    }

    /** Everything that can be seen now. Who was in a network of the fleet is known later, when that has no name any more. */
    List<String> look() throws IOException {
        var seen = new TreeSet<String>();
        for (var name : named(Path.of("/run/netns"), "gaas" + number + "-")) {
            seen.add("namespace " + name);
            networks.add(Files.getAttribute(Path.of("/run/netns", name), "unix:ino"));
        }
        named(Path.of("/sys/class/net"), "gaas" + number).stream()
                .filter(name -> name.matches("gaas" + number + "(-.*)?"))
                .forEach(name -> seen.add("interface " + name));
        if (Files.exists(state())) seen.add("folder " + state());
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(state() + "/"))
                .forEach(line -> seen.add("mount " + line));
        for (var process : named(Path.of("/proc"), ""))
            if (process.matches("[0-9]+") && isOurs(process)) seen.add(told(process));
        return List.copyOf(seen);
    }

    private boolean isOurs(String process) throws IOException {
        var at = Path.of("/proc", process);
        try {
            if (Files.isSameFile(at, Path.of("/proc/self"))) return false;
            return networks.contains(Files.getAttribute(at.resolve("ns/net"), "unix:ino"))
                    || text(at.resolve("environ")).contains("GAAS_FLEET_STATE=" + state() + "\0")
                    || text(at.resolve("cmdline")).contains(state() + "/");
        } catch (NoSuchFileException ended) {
            return false;
        } catch (IOException ended) {
            if (Files.exists(at.resolve("exe"))) throw ended;
            return false;
        }
    }

    private static String told(String process) throws IOException {
        try {
            return "process " + process + " "
                    + text(Path.of("/proc", process, "cmdline")).replace('\0', ' ');
        } catch (NoSuchFileException ended) {
            return "process " + process + ", ended meanwhile";
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static List<String> named(Path folder, String beginning) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        }
    }
}
