package org.gaas.applications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaas.engine.InvalidInput;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All descriptors: those that the desk brings, and those that were found in projects' repositories. */
@Component
public class Applications {
    /** What a project may have at the root of its repository to describe itself. */
    public static final String FILE = "gaas.yaml";

    private static final List<String> DELIVERED =
            List.of("gemstracker-1", "gemstracker-2", "sample-cgi", "php", "static");

    private final JdbcClient database;
    private final Clock clock;
    private final Map<ApplicationName, Descriptor> read = new ConcurrentHashMap<>();

    public Applications(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The names of the descriptors that the desk brings. */
    public List<ApplicationName> delivered() {
        return DELIVERED.stream().map(ApplicationName::new).toList();
    }

    /**
     * The descriptor of this name; the same as long as the desk runs.
     *
     * @throws InvalidInput {@code APPLICATION_UNKNOWN}, with the names that there are
     */
    public Descriptor describe(ApplicationName name) {
        var known = read.get(name);
        if (known != null) return known;
        var descriptor = Descriptor.read(name.value(), yaml(name));
        read.put(name, descriptor);
        return descriptor;
    }

    /**
     * Keeps the descriptor that a project brings, and gives it a name that stands for exactly this text.
     *
     * @param yaml the {@link #FILE} of the release
     * @throws DocumentInvalid {@code DESCRIPTOR_INVALID}
     */
    public ApplicationName keep(byte[] yaml) {
        var descriptor = Descriptor.read(FILE, yaml);
        var name = new ApplicationName(descriptor.name() + "@" + checksum(yaml).substring(0, 16));
        if (kept(name).isEmpty()) insert(name, new String(yaml, StandardCharsets.UTF_8));
        return name;
    }

    private byte[] yaml(ApplicationName name) {
        if (DELIVERED.contains(name.value())) return delivered(name);
        return kept(name).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "application",
                        "APPLICATION_UNKNOWN",
                        "there is no application '" + name + "'; there are: " + String.join(", ", DELIVERED)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> kept(ApplicationName name) {
        return database.sql("select yaml from application_descriptor where name = :name")
                .param("name", name.value())
                .query(String.class)
                .list();
    }

    private void insert(ApplicationName name, String yaml) {
        try {
            database.sql("insert into application_descriptor (name, yaml, kept) values (:name, :yaml, :now)")
                    .param("name", name.value())
                    .param("yaml", yaml)
                    .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException keptByAnother) {
            // the same name is the same text
        }
    }

    private static byte[] delivered(ApplicationName name) {
        try {
            return new ClassPathResource("applications/" + name + ".yaml").getContentAsByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
