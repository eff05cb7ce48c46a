package org.gaas.releases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.FakeSource;
import org.gaas.releases.ReleasesWithout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("GET /api/tags")
class TagsControllerTest {
    private final FakeSource source = new FakeSource();
    private MockMvc web;

    @BeforeEach
    void make() {
        web = MockMvcBuilders.standaloneSetup(controller())
                .defaultRequest(get("/").principal(() -> "dora"))
                .build();
        for (var tag : List.of("1.9.1", "1.10.0", "v2.0.0-RC1")) source.tagged(tag, Map.of("a", "1"));
    }

    @Test
    @DisplayName("lists the newest-looking first")
    void lists() throws Exception {
        web.perform(get("/api/tags").param("repository", "https://git.example.org/app.git"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tags[*].name", contains("v2.0.0-RC1", "1.10.0", "1.9.1")))
                .andExpect(jsonPath("$.tags[0].commit").isString());
    }

    @Test
    @DisplayName("finds a part of the name, in small or capital letters")
    void matches() throws Exception {
        web.perform(get("/api/tags")
                        .param("repository", "https://git.example.org/app.git")
                        .param("match", "rc"))
                .andExpect(jsonPath("$.tags[*].name", contains("v2.0.0-RC1")));
    }

    @Test
    @DisplayName("says which rule a repository breaks")
    void refuses() {
        source.refuse("REPO_REDIRECT_NOT_ALLOWED");
        assertThatThrownBy(() -> controller().tags("https://git.example.org/app.git", "", () -> "dora"))
                .isInstanceOfSatisfying(InvalidInput.class, no -> {
                    assertThat(no.rule()).isEqualTo("REPO_REDIRECT_NOT_ALLOWED");
                    assertThat(no.field()).isEqualTo("repository");
                });
    }

    /** Nothing is hidden from anybody. */
    private TagsController controller() {
        return new TagsController(
                ReleasesWithout.storage(source),
                null,
                null,
                null,
                new StaticListableBeanFactory().getBeanProvider(Hidden.class));
    }
}
