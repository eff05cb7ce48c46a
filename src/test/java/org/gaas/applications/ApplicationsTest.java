package org.gaas.applications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gaas.TestDatabase;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Applications")
class ApplicationsTest {
    private final TestDatabase database = new TestDatabase();
    private final Applications applications = new Applications(database.jdbc(), Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemstracker-1", "gemstracker-2", "sample-cgi", "php", "static"})
    @DisplayName("that the desk brings are described without a fault")
    void delivered(String name) {
        assertThat(applications.describe(new ApplicationName(name)).name()).isEqualTo(name);
        assertThat(applications.delivered()).contains(new ApplicationName(name));
    }

    @Test
    @DisplayName("of GemsTracker are as the domain tells")
    void gemsTracker() {
        var one = applications.describe(new ApplicationName("gemstracker-1"));
        assertThat(one.web().directory()).hasToString("htdocs");
        assertThat(one.sharedPaths())
                .containsExactly(new SharedPath(new RelativePath("var"), SharedPath.Kind.DIRECTORY));
        assertThat(one.shared().setupIn("test")).hasToString("[var/settings/upgrades_testing.ini]");
        assertThat(one.shared().setupIn("production")).hasToString("[var/settings/upgrades_production.ini]");
        assertThat(one.settings().get(0).path()).hasToString("var/settings/db.inc.php");
        assertThat(one.environment().get("APPLICATION_ENV").in("test")).hasToString("testing");
        assertThat(one.cron().get(0).schedule()).isEqualTo("0 7,19 * * *");
        assertThat(one.databases()).extracting(Descriptor.Database::suffix).containsExactly("gems", "ls", "gems_data");
        var two = applications.describe(new ApplicationName("gemstracker-2"));
        assertThat(two.web().directory()).hasToString("public");
        assertThat(two.maintenance().orElseThrow().on().get(0).words()).contains("app:maintenance", "on");
    }

    @Test
    @DisplayName("that a project brings are kept under a name that stands for exactly their text")
    void keeps() throws IOException {
        var yaml = new ClassPathResource("applications/static.yaml").getContentAsByteArray();
        var name = applications.keep(yaml);
        assertThat(name.value()).matches("static@[0-9a-f]{16}");
        assertThat(applications.keep(yaml)).isEqualTo(name);
        var changed = (new String(yaml, UTF_8) + "# à\n").getBytes(UTF_8);
        assertThat(applications.keep(changed)).isNotEqualTo(name);

        var afterRestart = new Applications(database.jdbc(), Clock.systemUTC());
        assertThat(afterRestart.describe(name)).isEqualTo(applications.describe(name));
    }

    @Test
    @DisplayName("that are unknown are answered with those that there are")
    void unknown() {
        var no = catchThrowableOfType(
                InvalidInput.class, () -> applications.describe(new ApplicationName("gemstracker-3")));
        assertThat(no.rule()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(no).hasMessageContaining("gemstracker-1, gemstracker-2");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> new ApplicationName("../etc"))
                        .rule())
                .isEqualTo("APPLICATION_INVALID");
    }

    @Test
    @DisplayName("come as templates for trials from everybody who knows some")
    void templates() {
        var care = new Template(
                "care",
                "Care",
                new Repository("https://git.example.org/care.git"),
                new Tag("1.0"),
                Optional.empty(),
                true);
        var templates = new Templates(List.of(List::of, () -> List.of(care)));
        assertThat(templates.named("care")).isEqualTo(care);
        var no = catchThrowableOfType(InvalidInput.class, () -> templates.named("cure"));
        assertThat(no.rule()).isEqualTo("TEMPLATE_UNKNOWN");
        assertThat(no).hasMessageContaining("care");
    }
}
