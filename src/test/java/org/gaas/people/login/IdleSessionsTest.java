package org.gaas.people.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

@DisplayName("A session that nobody uses")
class IdleSessionsTest {
    private final MockHttpSession session = new MockHttpSession();

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/engine/engine/default/filter/f1/list,true",
        "/camunda/api/engine/engine/default/filter/f1/count,true",
        "/camunda/api/engine/engine/default/task/t1,false",
        "/,false"
    })
    @DisplayName("ends, although Tasklist goes on asking for its lists")
    void polling(String path, boolean ended) throws Exception {
        session.setMaxInactiveInterval(1800);
        request("/camunda/app/tasklist/default/", 0);
        for (var seconds = 10; seconds <= 1800; seconds += 10) request(path, seconds);
        assertThat(session.isInvalid()).isFalse();
        request(path, 1810);
        assertThat(session.isInvalid()).isEqualTo(ended);
    }

    @Test
    @DisplayName("counts from its first request, even when that was a poll")
    void firstPoll() throws Exception {
        session.setMaxInactiveInterval(1800);
        request("/camunda/api/engine/engine/default/filter/f1/list", 0);
        request("/camunda/api/engine/engine/default/filter/f1/list", 1900);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    @DisplayName("does not live until a clock that was set back is as late again; one that jumps ahead ends it")
    void clockJumps() throws Exception {
        session.setMaxInactiveInterval(1800);
        request("/", 86_400);
        request("/camunda/api/engine/engine/default/filter/f1/list", 0);
        request("/camunda/api/engine/engine/default/filter/f1/list", 1800);
        assertThat(session.isInvalid()).isFalse();
        request("/camunda/api/engine/engine/default/filter/f1/list", 1810);
        assertThat(session.isInvalid()).isTrue();
    }

    private void request(String path, long second) throws Exception {
        var request = new MockHttpServletRequest("POST", path);
        request.setSession(session);
        var clock = Clock.fixed(Instant.ofEpochSecond(1_000_000 + second), ZoneOffset.UTC);
        new IdleSessions(clock).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
