package org.gaas.engine.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gaas.engine.Failure;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("The API tells")
class ProblemsTest {
    private static Exception thrown;

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new Thrower())
            .setControllerAdvice(new Problems())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(
                    Jackson2ObjectMapperBuilder.json().build()))
            .build();

    @Test
    @DisplayName("bad input with its field, its rule and what may have been meant")
    void invalid() throws Exception {
        thrown = new InvalidInput("tag", "TAG_REQUIRED", "which tag?", List.of("1.0", "1.1"));
        api.perform(get("/api/things"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("which tag?"))
                .andExpect(jsonPath("$.code").value("TAG_REQUIRED"))
                .andExpect(jsonPath("$.field").value("tag"))
                .andExpect(jsonPath("$.suggestions[1]").value("1.1"));
    }

    @Test
    @DisplayName("an address that leads nowhere apart from a wrong value")
    void absent() throws Exception {
        thrown = new InvalidInput("thing", "THING_UNKNOWN", "there is no thing '7'");
        api.perform(get("/api/things/7")).andExpect(status().isNotFound());
        api.perform(get("/api/things")).andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("bad input also when it was found while reading the body, or wrapped by the engine")
    void wrapped() throws Exception {
        api.perform(post("/api/things").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"A;b\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("NAME_INVALID"));
        api.perform(post("/api/things").contentType(MediaType.APPLICATION_JSON).content("{"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BODY_INVALID"));
        thrown = new ProcessEngineException("ENGINE-1", new Forbidden("FOUR_EYES", "somebody else must"));
        api.perform(get("/api/things"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("FOUR_EYES"));
    }

    @Test
    @DisplayName("what somebody may not do")
    void forbidden() throws Exception {
        thrown = new Forbidden("FOUR_EYES", "somebody else must");
        api.perform(get("/api/things")).andExpect(status().isForbidden());
        thrown = new AuthorizationException("no rights");
        api.perform(get("/api/things"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("NOT_ALLOWED"));
    }

    @Test
    @DisplayName("a no of the business as a conflict")
    void refused() throws Exception {
        thrown = new TooLate();
        api.perform(get("/api/things"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("TooLate"));
    }

    @Test
    @DisplayName("a failure with what to do, and whether to try again")
    void failed() throws Exception {
        thrown = new Broken(true);
        api.perform(get("/api/things"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.code").value("NO_SPACE"))
                .andExpect(jsonPath("$.hint").value("Free space"));
        thrown = new Broken(false);
        api.perform(get("/api/things")).andExpect(status().isBadGateway());
    }

    @Test
    @DisplayName("nothing about the inside when nobody foresaw it")
    void unforeseen() throws Exception {
        thrown = new ProcessEngineException("ENGINE-1 select * from secrets");
        api.perform(get("/api/things"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.detail").value("The engine could not do this; its log says why."));
    }

    record Named(String name) {
        Named {
            if (name.contains(";")) throw new InvalidInput("name", "NAME_INVALID", "no ; in names");
        }
    }

    @RestController
    static class Thrower {
        @GetMapping({"/api/things", "/api/things/7"})
        void get() throws Exception {
            throw thrown;
        }

        @PostMapping("/api/things")
        void post(@RequestBody Named named) {}
    }

    static class TooLate extends Refusal {
        TooLate() {
            super("too late");
        }
    }

    static class Broken extends Failure {
        Broken(boolean curable) {
            super(new NoSpace("NO_SPACE", "Free space", curable), "acc1", "31 MB", "12 MB", null, "no space");
        }

        private record NoSpace(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
