package org.gaas.releases;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The desk's store of artefacts: {@code objects/<sha256>}, each content once, and {@code manifests/<id>}, whose lines
 * name the files. Everything is written beside its place and moved into it, so nothing is ever half there.
 */
@Component
class Artefacts {
    static final String HEADER = "gaas manifest 1\n";

    /** So long after a change another one surely has another time. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path folder;
    private final Clock clock;
    private final Map<String, Times> whole = new ConcurrentHashMap<>();

    @Autowired
    Artefacts(@Value("${gaas.home}/artefacts") Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        sweep();
    }

    Path object(String sha256) {
        return folder.resolve("objects").resolve(sha256);
    }

    Path manifestFile(String id) {
        return folder.resolve("manifests").resolve(id);
    }

    ArtefactWriter writer(RepositorySettings limits) throws IOException {
        for (var part : new String[] {"objects", "manifests", "unfinished"})
            Files.createDirectories(folder.resolve(part));
        return new ArtefactWriter(this, limits);
    }

    /** A place for a file that is being written. */
    Path temporary() {
        return folder.resolve("unfinished").resolve(UUID.randomUUID().toString());
    }

    /** Moves what was written to its place; whoever was there first had the same content. */
    void keep(Path finished, Path place) throws IOException {
        Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Whether the artefact is here with all its files, none of them cut off. What was seen to be whole is not looked
     * through again before a file comes or goes: it is asked for several times in each onboarding. What is cut off in
     * place meanwhile is found by whoever reads it, and goes.
     */
    boolean complete(String id) {
        if (!Files.exists(manifestFile(id))) return false;
        try {
            var times = new Times(modified(folder.resolve("objects")), modified(manifestFile(id)));
            if (times.equals(whole.get(id))) return true;
            if (!allPresent(id)) return false;
            if (times.before(clock.instant().minus(SETTLED))) whole.put(id, times);
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    /** When files last came or went. */
    private record Times(Instant objects, Instant manifest) {
        boolean before(Instant moment) {
            return objects.isBefore(moment) && manifest.isBefore(moment);
        }
    }

    private static Instant modified(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    private boolean allPresent(String id) throws IOException {
        try (var entries = entries(id)) {
            return entries.allMatch(this::present);
        }
    }

    /**
     * The artefact's files, in the order of their paths' bytes; to be closed. The manifest is checked against its id
     * while it is read: a damaged one ends with an {@link IllegalStateException} on its last line.
     */
    Stream<ManifestEntry> entries(String id) throws IOException {
        var digest = Sha256.digest();
        var reader = new BufferedReader(new java.io.InputStreamReader(
                new DigestInputStream(Files.newInputStream(manifestFile(id)), digest), StandardCharsets.UTF_8));
        if (!HEADER.strip().equals(reader.readLine())) throw damaged(id);
        var end = Stream.of("").peek(any -> {
            if (!Sha256.hex(digest).equals(id)) throw damaged(id);
        });
        return Stream.concat(reader.lines(), end)
                .filter(line -> !line.isEmpty())
                .map(ManifestEntry::parse)
                .onClose(() -> close(reader));
    }

    /** A file's content, checked to the last byte while it is read; a damaged object is removed and must be had anew. */
    InputStream content(ManifestEntry entry) throws IOException {
        var digest = Sha256.digest();
        var stream = new DigestInputStream(Files.newInputStream(object(entry.sha256())), digest);
        return new FilterInputStream(stream) {
            private long left = entry.size();

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                if (left == 0) return -1;
                var count = stream.read(to, offset, (int) Math.min(length, left));
                if (count > 0) left -= count;
                if (count < 0
                        || left == 0
                                && (stream.read() >= 0 || !Sha256.hex(digest).equals(entry.sha256())))
                    throw removed(entry);
                return count;
            }
        };
    }

    /** Where a link leads to. */
    String target(ManifestEntry link) {
        try (var content = content(link)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IOException removed(ManifestEntry entry) throws IOException {
        Files.deleteIfExists(object(entry.sha256()));
        return new IOException(
                "the desk's copy of " + entry.path() + " is damaged and was removed; it is fetched anew");
    }

    /** Whether the content is here, and not cut off. */
    boolean present(ManifestEntry entry) {
        // a File answers without an exception, whose making takes as long as writing a small file
        var file = object(entry.sha256()).toFile();
        return file.length() == entry.size() && (entry.size() > 0 || file.isFile());
    }

    private static IllegalStateException damaged(String id) {
        return new IllegalStateException("the desk's manifest " + id + " is damaged");
    }

    /** Removes what a killed desk left unfinished, a day ago or longer. */
    private void sweep() {
        var unfinished = folder.resolve("unfinished");
        if (!Files.isDirectory(unfinished)) return;
        var old = clock.instant().minus(Duration.ofDays(1));
        try (var files = Files.list(unfinished)) {
            for (var file : (Iterable<Path>) files::iterator)
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read its own folder " + unfinished, e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
