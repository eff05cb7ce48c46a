package org.gaas.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Which desk, and who asks")
class AccountsTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    @DisplayName("the environment comes before the user's configuration, and that before the box")
    void order() {
        write("config", "url=https://desk.example.org/\nuser=hanna\npassword=h");
        write("box", "url=http://localhost:8080\nuser=dora\npassword=d");
        assertThat(find()).isEqualTo(account("https://desk.example.org", "hanna", "h"));
        environment.putAll(Map.of("GAAS_URL", "https://other.example.org", "GAAS_USER", "x", "GAAS_PASSWORD", "y"));
        assertThat(find()).isEqualTo(account("https://other.example.org", "x", "y"));
    }

    @Test
    @DisplayName("a password goes only to the desk that it was written down for")
    void otherDesk() {
        write("config", "url=https://desk.example.org\nuser=hanna\npassword=h");
        write("box", "url=http://localhost:8080\nuser=dora\npassword=d");
        assertThat(find("http://localhost:8080", null)).isEqualTo(account("http://localhost:8080", "dora", "d"));
        assertThat(find("https://evil.example.org", null)).isEqualTo(account("https://evil.example.org", null, null));
        environment.putAll(Map.of("GAAS_URL", "https://a.example.org", "GAAS_USER", "x", "GAAS_PASSWORD", "y"));
        assertThat(find("https://evil.example.org", null).password()).isEmpty();
        assertThat(find("https://desk.example.org", null)).isEqualTo(account("https://desk.example.org", "hanna", "h"));
    }

    @Test
    @DisplayName("a password is only used for its user; for another one, one of its own or a question")
    void otherUser() {
        write("box", "url=http://localhost:8080\nuser=dora\npassword=d\npassword.mark=m");
        assertThat(find(null, "mark")).isEqualTo(account("http://localhost:8080", "mark", "m"));
        assertThat(find(null, "fien").password()).isEmpty();
        assertThat(asked).containsExactly("Password of fien at http://localhost:8080: ");
    }

    @Test
    @DisplayName("a password file gives its first line")
    void passwordFile() {
        environment.putAll(Map.of("GAAS_URL", "https://a", "GAAS_USER", "x"));
        environment.put(
                "GAAS_PASSWORD_FILE", write("secret", "pass wörd \nmore").toString());
        assertThat(find().password()).contains("pass wörd ");
    }

    @Test
    @DisplayName("a file that others can read is refused, and its content is not told")
    void readable() throws IOException {
        var file = write("config", "url=https://a\nuser=x\npassword=geheim");
        for (var permissions : List.of("rw-r-----", "rw----r--", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(this::find).isInstanceOfSatisfying(Trouble.class, trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.INPUT);
                assertThat(trouble.why()).contains("its permissions are " + permissions);
                assertThat(trouble.next().orElseThrow()).startsWith("chmod 600");
                assertThat(trouble.toString()).doesNotContain("geheim");
            });
        }
    }

    @Test
    @DisplayName("when the environment tells all, no file is even opened")
    void complete() throws IOException {
        Files.setPosixFilePermissions(write("config", "url=:"), PosixFilePermissions.fromString("rw-rw-rw-"));
        environment.putAll(Map.of("GAAS_URL", "https://a.example.org", "GAAS_USER", "x", "GAAS_PASSWORD", "y"));
        assertThat(find()).isEqualTo(account("https://a.example.org", "x", "y"));
    }

    @Test
    @DisplayName("without any desk the way to one is told")
    void nothing() {
        assertThatThrownBy(this::find).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNREACHABLE);
            assertThat(trouble.next().orElseThrow()).contains("gaas demo");
        });
    }

    @Test
    @DisplayName("an address that is none, or that holds a password, is refused without showing it")
    void addresses() {
        for (var url : List.of(
                "https://user:geheim@desk.example.org",
                "ftp://desk",
                "desk.example.org",
                "file:///geheim",
                "https://",
                "http://a b",
                "https://desk?geheim",
                "https://desk#geheim"))
            assertThatThrownBy(() -> find(url, null)).as(url).isInstanceOfSatisfying(Trouble.class, trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.INPUT);
                assertThat(trouble.getMessage() + trouble.why() + trouble.where())
                        .doesNotContain("geheim");
            });
    }

    @Test
    @DisplayName("no password goes to another machine in the clear")
    void encrypted() {
        for (var url : List.of("http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080", "https://desk"))
            new DeskClient(account(url, "x", "y"));
        for (var url : List.of("http://desk", "http://localhost.evil.org", "http://127.0.0.1.evil.org", "http://[::2]"))
            assertThatThrownBy(() -> new DeskClient(account(url, "x", "geheim")))
                    .as(url)
                    .isInstanceOf(Trouble.class)
                    .hasMessage("the password was not sent");
    }

    @Test
    @DisplayName("an account never prints its password")
    void silent() {
        assertThat(account("https://a", "x", "geheim").toString()).isEqualTo("x at https://a");
    }

    private Account find() {
        return find(null, null);
    }

    private Account find(String url, String user) {
        var files = List.of(folder.resolve("config"), folder.resolve("box"));
        return new Accounts(environment, files, question -> {
                    asked.add(question);
                    return Optional.empty();
                })
                .find(Optional.ofNullable(url), Optional.ofNullable(user));
    }

    private static Account account(String url, String user, String password) {
        return new Account(Account.address(url, "test"), Optional.ofNullable(user), Optional.ofNullable(password));
    }

    private Path write(String name, String text) {
        try {
            var file = Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
