package org.gaas.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The people of the demo")
class DemoUsersTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("have passwords of their own, made once, in a file for its owner only")
    void kept() throws IOException {
        var home = BoxHome.prepare(folder);
        var users = DemoUsers.kept(home);
        var passwords = new HashSet<String>();
        for (String name : users.names()) passwords.add(users.password(name));
        assertThat(passwords).hasSize(11).allMatch(password -> password.matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}"));
        assertThat(Files.getPosixFilePermissions(home.users())).hasSize(2);
        assertThat(DemoUsers.kept(home).lines()).isEqualTo(users.lines());
        assertThat(users.lines()).anyMatch(line -> line.matches("olga +\\S+ +oncall, hosting"));
        assertThat(users.toString()).doesNotContain(users.password("dora"));
    }
}
