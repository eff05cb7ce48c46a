package org.gaas.installations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.fleet.ServerName;

/**
 * What an archive says about itself: what it holds, and what the desk would have to know to set the installation up
 * again if it knew nothing else. Holds no secret.
 */
record Manifest(Installation installation, Optional<Customer> customer, Archive archive) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("gaas", 1);
        all.put("installation", installation.id().value());
        all.put("project", installation.project().value());
        all.put("environment", installation.environment().value());
        installation.label().ifPresent(label -> all.put("label", label.value()));
        customer.ifPresent(known -> {
            all.put("customer", known.name().value());
            all.put("paying", known.paying());
        });
        all.put("owner", installation.owner());
        installation.application().ifPresent(name -> all.put("application", name.value()));
        installation.repository().ifPresent(url -> all.put("repository", url.value()));
        installation.tag().ifPresent(tag -> all.put("tag", tag.value()));
        installation.commit().ifPresent(commit -> all.put("commit", commit.value()));
        all.put("parts", parts());
        all.put("requested", installation.requested().toString());
        all.put("archived", archive.sealed().toString());
        all.put("keptUntil", archive.until().toString());
        all.put("pieces", archive.pieces().stream().map(Manifest::piece).toList());
        return written(all);
    }

    /** For the trail. */
    String brief(ServerName server) {
        var lines = new StringBuilder("kept until " + archive.until());
        archive.pieces().stream().filter(piece -> piece.server().equals(server)).forEach(piece -> lines.append("\n")
                .append(piece.name())
                .append(" ")
                .append(piece.bytes())
                .append(" bytes, sha256 ")
                .append(piece.sha256()));
        return lines.toString();
    }

    private Map<String, String> parts() {
        var parts = new TreeMap<String, String>();
        installation.parts().forEach((part, server) -> parts.put(part.name().toLowerCase(), server.value()));
        return parts;
    }

    private static Map<String, Object> piece(Archive.Piece piece) {
        var all = new LinkedHashMap<String, Object>();
        all.put("server", piece.server().value());
        all.put("file", piece.name());
        all.put("bytes", piece.bytes());
        all.put("sha256", piece.sha256());
        return all;
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
