package org.gaas.engine.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gaas.engine.Fences;
import org.gaas.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A new engine")
class DiagramsTest {
    private static TestEngine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        engine = TestEngine.with(Map.of());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @DisplayName("has all diagrams and forms, under their bare file names")
    void deployed() {
        var deployment = engine.repository()
                .createDeploymentQuery()
                .deploymentName("gaas")
                .singleResult();

        assertThat(engine.repository().getDeploymentResourceNames(deployment.getId()))
                .contains("repair-step.bpmn", "repair-step.form")
                .noneMatch(name -> name.contains("/"));
    }

    @Test
    @DisplayName("deploys nothing when nothing changed, and everything when one file changed")
    void wholeOrNothing() throws IOException {
        var diagrams = new Diagrams(engine.repository(), new PathMatchingResourcePatternResolver());
        var form = Files.copy(Path.of("src/test/resources/engine/send.form"), folder.resolve("send.form"));
        Files.copy(Path.of("src/test/resources/engine/errand.bpmn"), folder.resolve("errand.bpmn"));
        Files.copy(Path.of("src/test/resources/engine/taste-bread.form"), folder.resolve("taste-bread.form"));
        var all = "file:" + folder + "/*";
        diagrams.deploy(all);
        diagrams.deploy(all);
        assertThat(versions()).isEqualTo(1);

        Files.writeString(form, Files.readString(form).replace("Shop", "Bakery"));
        diagrams.deploy(all);

        assertThat(versions()).isEqualTo(2);
    }

    @Test
    @DisplayName("is not started with two diagrams of the same name")
    void sameName() throws IOException {
        var diagrams = new Diagrams(engine.repository(), new PathMatchingResourcePatternResolver());
        for (var name : List.of("a", "b")) {
            Files.createDirectory(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("same.form"), "{\"id\":\"" + name + "\"}");
        }

        assertThatThrownBy(() -> diagrams.deploy("file:" + folder + "/**/*.form"))
                .hasMessageContaining("same.form");
    }

    @Test
    @DisplayName("is not started with fewer connections than its threads can need at once")
    void pool() {
        var settings = new EngineSettings(
                "desk", List.of(Duration.ofMinutes(1)), 3, 1830, 8, new EngineSettings.LongSteps(4, 40, null, null));
        var size = new PoolSize(null, settings, 8);

        size.check(28);
        assertThatThrownBy(() -> size.check(27)).hasMessageContaining("at least 28");
    }

    @Test
    @DisplayName("gives fencing numbers that only grow, even when the caller's work is lost")
    void fences() {
        var fences = engine.get(Fences.class);
        var first = fences.next();
        new TransactionTemplate(engine.get(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            assertThat(fences.next()).isGreaterThan(first);
            status.setRollbackOnly();
        });

        assertThat(fences.next()).isEqualTo(first + 2);
    }

    private static long versions() {
        return engine.repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey("errand")
                .count();
    }
}
