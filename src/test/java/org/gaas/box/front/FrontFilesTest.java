package org.gaas.box.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files that the web server of the box shows")
class FrontFilesTest extends FrontGround {
    @Test
    @DisplayName("shows files with their type, and an index for a directory")
    void files() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("index.html"), "<p>start é</p>");
        Files.writeString(web.resolve("a b.css"), "p {}");
        assertThat(get("/friesland-test/").body()).isEqualTo("<p>start é</p>");
        var css = get("/friesland-test/a%20b.css");
        assertThat(css.body()).isEqualTo("p {}");
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(head("/friesland-test/a%20b.css").headers().firstValueAsLong("Content-Length"))
                .hasValue(4);
    }

    @Test
    @DisplayName("answers 304 to a client that has the file already")
    void notModified() throws Exception {
        publish("static", "");
        Files.writeString(web.resolve("a.txt"), "a");
        Files.setLastModifiedTime(web.resolve("a.txt"), FileTime.from(Instant.parse("2026-11-01T10:00:00Z")));
        var request = request("/friesland-test/a.txt").header("If-Modified-Since", "Sun, 01 Nov 2026 10:00:00 GMT");
        assertThat(send(request.build()).statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("leads a client to the slash at the end, and to no other host")
    void redirects() throws Exception {
        publish("static", "");
        Files.createDirectory(web.resolve("sub"));
        assertThat(get("/friesland-test?a=b").headers().firstValue("Location")).hasValue("/friesland-test/?a=b");
        assertThat(get("/friesland-test/sub").headers().firstValue("Location")).hasValue("/friesland-test/sub/");
        assertThat(get("//evil.example/..//friesland-test").headers().firstValue("Location"))
                .hasValue("/friesland-test/");
    }

    @Test
    @DisplayName("shows nothing hidden, nothing above and nothing outside of the installation")
    void traversal() throws Exception {
        publish("static", "");
        Files.writeString(home.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("outside.txt"), "secret");
        Files.writeString(web.resolve(".env"), "secret");
        Files.createDirectory(web.resolve(".git"));
        Files.writeString(web.resolve(".git/config"), "secret");
        Files.createSymbolicLink(web.resolve("link.txt"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(web.resolve("etc"), Path.of("/etc"));
        for (String path : List.of(
                "/../../secret.txt",
                "/%2e%2e/%2e%2e/secret.txt",
                "/..%2f..%2fsecret.txt",
                "/..%5c..%5csecret.txt",
                "/..;/..;/secret.txt",
                "/%252e%252e/secret.txt",
                "/.env",
                "/%2eenv",
                "/.git/config",
                "/link.txt",
                "/etc/passwd",
                "/etc/",
                "/a%00.txt",
                "/a%0a.txt")) {
            String answer = raw("GET /friesland-test" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("secret", "root:");
        }
    }

    @Test
    @DisplayName("shows what an installation shares between its releases")
    void shared() throws Exception {
        publish("static", "");
        Files.createDirectories(home.resolve("shared/uploads"));
        Files.writeString(home.resolve("shared/uploads/a.txt"), "uploaded");
        Files.createSymbolicLink(web.resolve("uploads"), Path.of("../../../shared/uploads"));
        assertThat(get("/friesland-test/uploads/a.txt").body()).isEqualTo("uploaded");
    }
}
