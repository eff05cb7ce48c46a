package org.gaas.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.valves.AccessLogValve;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.core.io.ClassPathResource;

@DisplayName("A web server that logs its requests")
class UnloggedTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("logs no address of a link, as the desk is set up")
    void unlogged() throws Exception {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var log = new AccessLogValve();
        log.setDirectory(folder.toString());
        log.setPattern("common");
        log.setBuffered(false);
        log.setConditionUnless(yaml.getObject().getProperty("server.tomcat.accesslog.condition-unless"));
        var servers = new TomcatServletWebServerFactory(0);
        servers.addEngineValves(log);
        var server =
                servers.getWebServer(new Unlogged().unloggedLinks(), new ServletRegistrationBean<>(new Nothing(), "/"));
        server.start();
        try {
            for (var path : new String[] {"/answer/secret-one", "/other", "/answer/secret-two?x"})
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                                        .build(),
                                BodyHandlers.ofString());
        } finally {
            server.stop();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(UnloggedTest::read).toList())
                    .hasSize(1)
                    .allSatisfy(text -> assertThat(text).contains("/other").doesNotContain("secret"));
        }
    }

    private static final class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(204);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
