package org.gaas.box.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scripts that the web server of the box runs")
class FrontScriptsTest extends FrontGround {
    @Test
    @DisplayName("runs a script with the variables of RFC 3875 and a clean environment")
    void cgi() throws Exception {
        publish("cgi", "env APPLICATION_ENV test\n");
        script("show.cgi", "printf 'Content-Type: text/plain\\r\\n\\r\\n'; env; cat");
        var request = request("/friesland-test/show.cgi?a=%24(id)&b=2")
                .header("X-Odd", "a; rm -rf /")
                .header("Proxy", "http://evil.example")
                .header("Authorization", "Basic c2VjcmV0")
                .header("Content-Type", "text/x")
                .POST(HttpRequest.BodyPublishers.ofString("body é"));
        List<String> answer = send(request.build()).body().lines().toList();
        assertThat(answer)
                .contains(
                        "GATEWAY_INTERFACE=CGI/1.1",
                        "REQUEST_METHOD=POST",
                        "QUERY_STRING=a=%24(id)&b=2",
                        "SCRIPT_NAME=/friesland-test/show.cgi",
                        "SERVER_NAME=localhost",
                        "SERVER_PORT=" + front.port(),
                        "SERVER_PROTOCOL=HTTP/1.1",
                        "REMOTE_ADDR=127.0.0.1",
                        "CONTENT_TYPE=text/x",
                        "CONTENT_LENGTH=7",
                        "HTTPS=on",
                        "HTTP_X_ODD=a; rm -rf /",
                        "APPLICATION_ENV=test",
                        "PATH=/usr/bin:/bin",
                        "body é")
                .noneMatch(line -> line.startsWith("HTTP_PROXY") || line.contains("c2VjcmV0"))
                .noneMatch(line -> line.startsWith("JAVA_HOME") || line.startsWith("CLASSPATH"));
    }

    @Test
    @DisplayName("lets the entry script answer where there is no file")
    void entry() throws Exception {
        publish("cgi", "entry index.cgi\n");
        script("index.cgi", "printf 'Status: 201 Made\\nX-Own: yes\\nContent-Type: text/plain\\n\\n%s' \"$PATH_INFO\"");
        var answer = get("/friesland-test/patients/7");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Own")).hasValue("yes");
        assertThat(answer.body()).isEqualTo("/patients/7");
        assertThat(get("/friesland-test/").body()).isEmpty();
    }

    @Test
    @DisplayName("answers for a broken, a silent and a missing script, and writes why into the installation's log")
    void broken() throws Exception {
        publish("cgi", "");
        script("bad.cgi", "echo oops >&2; echo not a header at all; exit 3");
        script("mute.cgi", "exit 0");
        Files.writeString(web.resolve("plain.cgi"), "#!/bin/sh\n");
        assertThat(get("/friesland-test/bad.cgi").statusCode()).isEqualTo(502);
        assertThat(get("/friesland-test/mute.cgi").statusCode()).isEqualTo(502);
        assertThat(get("/friesland-test/plain.cgi").statusCode()).isEqualTo(500);
        assertThat(get("/friesland-test/none.cgi").statusCode()).isEqualTo(404);
        assertThat(home.resolve("shared/log/error.log"))
                .content()
                .contains("oops", "no header", "plain.cgi is not executable");
    }

    @Test
    @DisplayName("ends a script that takes too long, with its children")
    void slow() throws Exception {
        front.close();
        front = start(0, Duration.ofMillis(300));
        publish("cgi", "");
        script("slow.cgi", "echo $$ > " + home.resolve("pid") + "; sleep 600; echo");
        assertThat(get("/friesland-test/slow.cgi").statusCode()).isEqualTo(504);
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    @DisplayName("runs PHP where this machine has it")
    void php() throws Exception {
        assumeTrue(Php.find().isPresent(), "php-cgi is not on this machine (Debian package php-cgi)");
        publish("php-cgi", "entry index.php\n");
        Files.writeString(web.resolve("index.php"), "<?php echo 6 * 7, ' ', $_POST['a'] ?? '-';");
        var post = request("/friesland-test/x")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"));
        assertThat(send(post.build()).body()).isEqualTo("42 b");
    }
}
