package org.gaas.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.gaas.box.Box;
import org.gaas.engine.EngineDoor;

/**
 * All that a request could leave behind: files on the servers, databases, processes.
 *
 * @param places files and directories below the servers' {@code /srv} and {@code /etc}, and databases
 * @param processes how many were ever started
 */
record Ground(Set<String> places, long processes) {

    static Ground of(Box box, EngineDoor door, HistoryService history) {
        var places = new TreeSet<String>();
        for (var server : box.servers())
            for (var top : new String[] {"srv", "etc"}) walk(server.root().resolve(top), 9, places);
        walk(box.home().database(), 2, places);
        places.removeIf(place -> !Files.isDirectory(Path.of(place))
                && place.startsWith(box.home().database().toString()));
        return new Ground(places, door.through(() -> history.createHistoricProcessInstanceQuery()
                .count()));
    }

    private static void walk(Path folder, int depth, Set<String> places) {
        if (!Files.isDirectory(folder)) return;
        try {
            Files.walkFileTree(folder, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                    places.add(found.toString());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                    places.add(found.toString());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException why) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
