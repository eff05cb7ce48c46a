package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.gaas.people.Role.ADMINISTRATORS;
import static org.gaas.people.Role.AUDITORS;
import static org.gaas.people.Role.DEVELOPERS;
import static org.gaas.people.Role.FINANCE;
import static org.gaas.people.Role.HOSTING;
import static org.gaas.people.Role.LEADS;
import static org.gaas.people.Role.MANAGERS;
import static org.gaas.people.Role.ONCALL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaas.people.Accounts;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;

/**
 * Invented people, one or two for each role. Their passwords are made at the first start and stand in a file that only
 * its owner may read.
 */
public final class DemoUsers {
    static final String ADMINISTRATOR = "adam";

    /** Who asks for the first installation. */
    public static final String DEVELOPER = "dora";

    private static final Map<String, List<Role>> PEOPLE = people();
    /** Nothing that looks like something else; 12 of these are 58 bits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private final Map<String, String> passwords;

    private DemoUsers(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Reads the people's passwords, or makes them. */
    static DemoUsers kept(BoxHome home) {
        try {
            Map<String, String> known = Files.exists(home.users()) ? read(home) : Map.of();
            var passwords = new LinkedHashMap<String, String>();
            for (String name : PEOPLE.keySet())
                passwords.put(name, known.containsKey(name) ? known.get(name) : password());
            if (!passwords.equals(known)) PrivateFile.write(home.users(), text(passwords));
            return new DemoUsers(passwords);
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't read " + home.users(), e);
        }
    }

    /** Makes their accounts where they are not there yet. */
    void ensure(Accounts accounts) {
        PEOPLE.forEach((name, roles) -> accounts.ensure(name, password(name), roles.toArray(Role[]::new)));
    }

    public String password(String name) {
        return passwords.get(name);
    }

    /** Enrols their second factors, with secrets that follow from their passwords: {@code gaas code} knows them too. */
    void ensure(SecondFactor factor) {
        names().forEach(name -> factor.ensure(name, secret(name)));
    }

    /** What the generator of this person's codes knows. */
    public byte[] secret(String name) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(("second factor of " + name + password(name)).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All names, in the order of the list. */
    public List<String> names() {
        return List.copyOf(passwords.keySet());
    }

    /** One line for each: name, password, roles. */
    public List<String> lines() {
        return lines(passwords).toList();
    }

    @Override
    public String toString() {
        return "the users " + names();
    }

    private static Stream<String> lines(Map<String, String> passwords) {
        return passwords.entrySet().stream().map(user -> "%-6s %s  %s"
                .formatted(
                        user.getKey(),
                        user.getValue(),
                        PEOPLE.get(user.getKey()).stream().map(Role::group).collect(joining(", "))));
    }

    private static String text(Map<String, String> passwords) {
        return "# the people of this demo: name, password, roles\n"
                + lines(passwords).map(line -> line + "\n").collect(joining());
    }

    private static Map<String, String> read(BoxHome home) throws IOException {
        return Files.readAllLines(home.users(), UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length >= 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (first, second) -> first));
    }

    private static String password() {
        var random = new SecureRandom();
        return Stream.generate(() -> random.ints(GROUP, 0, LETTERS.length())
                        .mapToObj(index -> LETTERS.substring(index, index + 1))
                        .collect(joining()))
                .limit(GROUPS)
                .collect(joining("-"));
    }

    private static Map<String, List<Role>> people() {
        var people = new LinkedHashMap<String, List<Role>>();
        people.put(DEVELOPER, List.of(DEVELOPERS));
        people.put("daan", List.of(DEVELOPERS));
        people.put("hanna", List.of(HOSTING));
        people.put("hugo", List.of(HOSTING));
        people.put("olga", List.of(ONCALL, HOSTING));
        people.put("mark", List.of(MANAGERS));
        people.put("mona", List.of(MANAGERS));
        people.put("fien", List.of(FINANCE));
        people.put("lena", List.of(LEADS));
        people.put(ADMINISTRATOR, List.of(ADMINISTRATORS));
        people.put("aya", List.of(AUDITORS));
        return people;
    }
}
