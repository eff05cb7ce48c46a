package org.gaas.releases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gaas.installations.Layout;
import org.gaas.remote.Source;

/**
 * What of an artefact travels to one server: the names of its files in the store, those that are missing there, and the
 * tree as links into the store.
 *
 * @param linked paths that are links to what is shared between releases; what the artefact has there stays behind
 */
record Shipment(Artefacts artefacts, String artefact, ReleaseDirectory directory, List<String> linked) {
    private static final int READABLE = 0444;
    private static final int RUNNABLE = 0555;

    /** A file of the server's store, under this name. */
    record Stored(String name, ManifestEntry entry) {}

    /** Each different content once, in a fixed order. Empty files are not stored: they cost nothing to send. */
    List<Stored> stored() throws IOException {
        var stored = new LinkedHashMap<String, Stored>();
        try (var entries = shipped()) {
            entries.filter(Shipment::isStored)
                    .forEach(entry -> stored.putIfAbsent(nameInStore(entry), new Stored(nameInStore(entry), entry)));
        }
        return new ArrayList<>(stored.values());
    }

    /** For {@link ShippingScripts#MISSING}. */
    Source names(List<Stored> stored) {
        return () -> new LinesStream(Stream.concat(stored.stream().map(Stored::name), Stream.of(".")));
    }

    /** For {@link ShippingScripts#RECEIVE}. */
    Source files(List<Stored> missing) {
        return () -> new TarStream(
                missing.stream().map(file -> file(file.name(), file.entry())).iterator());
    }

    /** The tree and its checksums, for {@link ShippingScripts#LINK}. */
    Source tree() throws IOException {
        var folders = folders();
        var sums = sums();
        return () -> {
            var entries = shipped();
            var before = Stream.concat(Stream.of(sums), folders.stream().map(TarStream.Entry.Folder::new));
            return TarStream.of(Stream.concat(before, entries.map(this::inTree)));
        };
    }

    /** The checksum of the file that holds the checksums of all files. */
    String sumOfSums() throws IOException {
        var digest = Sha256.digest();
        try (var files = files()) {
            files.forEach(entry -> digest.update((sum(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return Sha256.hex(digest);
    }

    /** The checksum of all links of the artefact, as {@link ShippingScripts} lists them: in the order of their bytes. */
    String sumOfLinks() throws IOException {
        var lines = new TreeSet<byte[]>(Arrays::compareUnsigned);
        try (var entries = shipped()) {
            entries.filter(entry -> entry.mode() == FileMode.LINK)
                    .map(link -> "./" + link.path() + " -> " + artefacts.target(link) + "\n")
                    .forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
        }
        var digest = Sha256.digest();
        lines.forEach(digest::update);
        return Sha256.hex(digest);
    }

    private Stream<ManifestEntry> shipped() throws IOException {
        return artefacts.entries(artefact).filter(entry -> linked.stream()
                .noneMatch(path -> entry.path().equals(path) || entry.path().startsWith(path + "/")));
    }

    /** All folders of the tree, those above others first; also those that only links to shared paths are in. */
    private TreeSet<String> folders() throws IOException {
        var folders = new TreeSet<String>();
        folders.add(place(directory.unfinished()));
        linked.forEach(path -> addAbove(path, folders));
        try (var entries = shipped()) {
            entries.forEach(entry -> addAbove(entry.path(), folders));
        }
        return folders;
    }

    private void addAbove(String path, TreeSet<String> folders) {
        for (var end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
            if (!folders.add(inTree(path.substring(0, end)))) return;
    }

    private TarStream.Entry sums() throws IOException {
        var size = 0L;
        try (var entries = files()) {
            size = entries.mapToLong(entry -> sum(entry).getBytes(StandardCharsets.UTF_8).length + 1L)
                    .sum();
        }
        return new TarStream.Entry.File(
                place(directory.about()) + "/sums", READABLE, size, () -> new LinesStream(files().map(Shipment::sum)));
    }

    private Stream<ManifestEntry> files() throws IOException {
        return shipped().filter(entry -> entry.mode() != FileMode.LINK);
    }

    /** As sha256sum reads it. */
    private static String sum(ManifestEntry entry) {
        return entry.sha256() + "  ./" + entry.path();
    }

    private TarStream.Entry inTree(ManifestEntry entry) {
        var path = inTree(entry.path());
        if (entry.mode() == FileMode.LINK) return new TarStream.Entry.Link(path, artefacts.target(entry));
        if (!isStored(entry)) return file(path, entry);
        return new TarStream.Entry.SameAs(path, place(Layout.STORE) + "/" + nameInStore(entry));
    }

    private TarStream.Entry file(String path, ManifestEntry entry) {
        var mode = entry.mode() == FileMode.EXECUTABLE ? RUNNABLE : READABLE;
        return new TarStream.Entry.File(path, mode, entry.size(), () -> artefacts.content(entry));
    }

    private String inTree(String path) {
        return place(directory.unfinished()) + "/" + path;
    }

    /** As it is seen from the folder where the archive is unpacked. */
    private static String place(String path) {
        return path.substring(Layout.BASE.length() + 1);
    }

    private static boolean isStored(ManifestEntry entry) {
        return entry.mode() != FileMode.LINK && entry.size() > 0;
    }

    /** All names of a file share its mode: a program is another file than the same bytes that only are read. */
    private static String nameInStore(ManifestEntry entry) {
        return entry.sha256() + (entry.mode() == FileMode.EXECUTABLE ? ".x" : "");
    }
}
