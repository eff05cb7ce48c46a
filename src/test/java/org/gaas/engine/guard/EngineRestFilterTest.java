package org.gaas.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("Before the engine's REST API")
class EngineRestFilterTest {
    private final MockFilterChain api = new MockFilterChain();
    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${x}\"}",
                "{\"orQueries\":[{\"name\":\"a\"},{\"dueBeforeExpression\":\"${x}\"}]}",
                "{\"query\":{\"orQueries\":[{\"candidateGroup\\u0045xpression\":\"${x}\"}]}}",
                "{\"ASSIGNEEEXPRESSION\":1}"
            })
    @DisplayName("a body with an expression is refused, however deep")
    void bodies(String body) throws Exception {
        send("POST", "/task", "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("expressions are forbidden");
        assertThat(api.getRequest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-32BE"})
    @DisplayName("another character set hides nothing")
    void charsets(String charset) throws Exception {
        var body = "{\"assigneeExpression\":\"${x}\"}".getBytes(Charset.forName(charset));
        send("POST", "/task", "application/json;charset=" + charset, body);
        assertThat(answer.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigneeExpression=x", "a=b&dueExpressio%6e=x", "%zz=1"})
    @DisplayName("an expression in the address is refused")
    void addresses(String query) throws Exception {
        var request = request("GET", "/task");
        request.setQueryString(query);
        new EngineRestFilter().doFilter(request, answer, api);
        assertThat(answer.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/engine/default/deployment/create",
        "POST,/deployment/7/redeploy",
        "DELETE,/deployment/7",
        "POST,/api/admin/setup/default/user/create",
        "GET,/api/admin/setup/default/user/create"
    })
    @DisplayName("nobody deploys, and nobody sets up the first administrator")
    void closed(String method, String path) throws Exception {
        send(method, path, null, new byte[0]);
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(api.getRequest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/process-definition/key/x/submit-form,''",
        "/process-definition/key/x/start,null",
        "/task/7/submit-form,' '",
        "/engine/default/task/7/complete,' null\n'"
    })
    @DisplayName("nothing, where the API needs an object, is refused: it would fall over it")
    void nothing(String path, String body) throws Exception {
        send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("BODY_INVALID");
        assertThat(api.getRequest()).isNull();
    }

    @Test
    @DisplayName("what is nested deeper than the API reads is refused: it would fall over it")
    void tooDeep() throws Exception {
        send("POST", "/task", "application/json", "{\"a\":".repeat(3000).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("BODY_INVALID");
    }

    @Test
    @DisplayName("everything else arrives whole, and knows that it is a call of that API")
    void passes() throws Exception {
        var body = "{\"variables\":{\"note\":{\"value\":\"my Expression\"}}}".getBytes(StandardCharsets.UTF_8);
        var seen = new boolean[1];
        new EngineRestFilter()
                .doFilter(posted("/task/7/complete", "application/json", body), answer, (request, response) -> {
                    assertThat(request.getInputStream().readAllBytes()).isEqualTo(body);
                    seen[0] = RestCall.isOne();
                });
        assertThat(seen[0]).isTrue();
        assertThat(RestCall.isOne()).isFalse();
    }

    private void send(String method, String path, String type, byte[] body) throws Exception {
        var request = posted(path, type, body);
        request.setMethod(method);
        new EngineRestFilter().doFilter(request, answer, api);
    }

    private static MockHttpServletRequest posted(String path, String type, byte[] body) {
        var request = request("POST", path);
        request.setContentType(type);
        request.setContent(body);
        return request;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, "/engine-rest" + path);
        request.setServletPath("/engine-rest");
        request.setPathInfo(path);
        return request;
    }
}
