package org.gaas.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JSON to records and back")
class JsonTest {
    @Test
    @DisplayName("what is unknown is passed over, what is missing is null, nought or empty")
    void lenient() {
        var process = Json.read(
                "{\"id\":\"p\",\"new\":{\"a\":[1,{\"b\":null}]},\"steps\":[{\"id\":\"s\",\"progress\":{\"done\":3}}]}",
                Api.Process.class);
        assertThat(process.id()).isEqualTo("p");
        assertThat(process.name()).isNull();
        assertThat(process.tasks()).isEmpty();
        assertThat(process.steps().get(0).progress()).isEqualTo(new Api.Progress(3, 0, null));
    }

    @Test
    @DisplayName("everything that the desk answers with is made of what can be read")
    void readable() {
        assertThat(Api.class.getDeclaredClasses()).hasSizeGreaterThan(30);
        for (var type : Api.class.getDeclaredClasses())
            for (var component : type.getRecordComponents())
                assertThat(component.getType())
                        .as(type.getSimpleName() + "." + component.getName())
                        .matches(one -> one.isRecord()
                                || Set.of(String.class, long.class, boolean.class, List.class)
                                        .contains(one));
    }

    @Test
    @DisplayName("one value where a list is expected is a list of one")
    void single() {
        assertThat(Json.read("{\"name\":\"a\",\"roles\":\"trial\"}", Api.Server.class)
                        .roles())
                .containsExactly("trial");
    }

    @Test
    @DisplayName("what is no JSON object is refused")
    void garbage() {
        for (var text : List.of("", "[]", "null", "{", "{\"id\":\"\u0001\"}", "<html>", "{} {}", "{\"steps\":[1]}"))
            assertThatThrownBy(() -> Json.read(text, Api.Process.class))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.readList("{}", Api.Process.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.read("{\"a\":".repeat(100_000), Api.Process.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("texts are written so that they come back")
    void write() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", "\"\\\n\u001b é 東");
        fields.put("hint", null);
        var json = Json.write(fields);
        assertThat(Json.read(json, Api.ProblemDetail.class).title()).isEqualTo("\"\\\n\u001b é 東");
        assertThat(json).doesNotContain("hint", "\n", "\u001b");
    }
}
