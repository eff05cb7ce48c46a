package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Who the desk runs as: the owner of every file on the box's servers.
 *
 * @param group the one that new files get
 */
record RealUser(String name, String group) {
    static RealUser of(BoxHome home) {
        try {
            var attributes = Files.readAttributes(home.folder(), PosixFileAttributes.class);
            return new RealUser(attributes.owner().getName(), attributes.group().getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
