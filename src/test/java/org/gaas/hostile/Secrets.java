package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;

/** Texts that must not be found where they don't belong, each with what it is. */
final class Secrets {
    private final Map<String, String> values = new LinkedHashMap<>();

    Secrets add(String what, String value) {
        if (value.length() < 8) throw new IllegalArgumentException(what + " is too short to be looked for: " + value);
        values.put(what, value);
        return this;
    }

    /** Passwords of people, and as they travel with a request. */
    Secrets addPeople(DemoUsers users) {
        for (var name : users.names()) {
            var password = users.password(name);
            add("password of " + name, password);
            add("login of " + name, Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8)));
        }
        return this;
    }

    /** The keys that the desk and its box keep, line by line, and the administrator of the database. */
    Secrets addKeys(Box box) throws IOException {
        for (var folder : List.of(box.home().keys(), box.home().tls()))
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) addKey(file);
            }
        return add(
                "the database's administrator",
                Files.readString(box.home().database().resolve("administrator")).strip());
    }

    private void addKey(Path file) throws IOException {
        var text = Files.readString(file);
        if (!text.contains("PRIVATE KEY")) return;
        var secret = text.substring(text.indexOf("PRIVATE KEY-----"));
        // the first lines tell the kind of key, and the last one may be short
        secret.lines()
                .skip(2)
                .filter(line -> line.length() > 30 && !line.startsWith("-"))
                .forEach(line -> add("private key " + file.getFileName() + " " + line.substring(0, 4), line));
    }

    int size() {
        return values.size();
    }

    /** Which of them stand in a text. */
    List<String> foundIn(String where, String text) {
        var found = new ArrayList<String>();
        values.forEach((what, value) -> {
            if (text.contains(value)) found.add(what + " in " + where);
        });
        return found;
    }
}
