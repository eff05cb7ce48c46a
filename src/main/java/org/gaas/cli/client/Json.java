package org.gaas.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON to records and back. These few lines stand here because a full binder costs a tenth of a second at each start
 * of the command line.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /**
     * One object.
     *
     * @throws IllegalArgumentException when the text is no JSON object
     */
    public static <T extends Record> T read(String text, Class<T> type) {
        if (tree(text) instanceof Map<?, ?> fields) return type.cast(bind(fields, type));
        throw new IllegalArgumentException("not a JSON object");
    }

    /**
     * A list of objects.
     *
     * @throws IllegalArgumentException when the text is no JSON array of objects
     */
    public static <T extends Record> List<T> readList(String text, Class<T> type) {
        if (!(tree(text) instanceof List<?> items)) throw new IllegalArgumentException("not a JSON array");
        return items.stream().map(item -> type.cast(bind(item, type))).toList();
    }

    /** An object of texts, flags, whole numbers, lists of texts and texts by name; those that are null are left out. */
    public static String write(Map<String, ?> fields) {
        var written = new StringWriter();
        try (var json = FACTORY.createGenerator(written)) {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                if (field.getValue() instanceof String value) json.writeStringField(field.getKey(), value);
                if (field.getValue() instanceof Boolean flag) json.writeBooleanField(field.getKey(), flag);
                if (field.getValue() instanceof Integer number) json.writeNumberField(field.getKey(), number);
                if (field.getValue() instanceof Map<?, ?> texts) {
                    json.writeObjectFieldStart(field.getKey());
                    for (var text : texts.entrySet())
                        json.writeStringField(
                                text.getKey().toString(), text.getValue().toString());
                    json.writeEndObject();
                }
                if (field.getValue() instanceof List<?> values) {
                    json.writeArrayFieldStart(field.getKey());
                    for (var value : values) json.writeString(value.toString());
                    json.writeEndArray();
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private static Object tree(String text) {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) throw new IllegalArgumentException("no JSON");
            var tree = value(parser);
            if (parser.nextToken() != null) throw new IllegalArgumentException("more than one JSON value");
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield fields;
            }
            case START_ARRAY -> {
                var items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
                yield items;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getText();
        };
    }

    private static Object bind(Object raw, Type type) {
        if (type instanceof ParameterizedType list) {
            var items = raw == null ? List.of() : raw instanceof List<?> many ? many : List.of(raw);
            return items.stream()
                    .map(item -> bind(item, list.getActualTypeArguments()[0]))
                    .toList();
        }
        if (type == long.class) return raw instanceof Long number ? number : 0L;
        if (type == boolean.class) return Boolean.TRUE.equals(raw);
        if (raw == null) return null;
        if (type == String.class) return raw.toString();
        if (raw instanceof Map<?, ?> fields) return record(fields, (Class<?>) type);
        throw new IllegalArgumentException("not a JSON object");
    }

    private static Object record(Map<?, ?> fields, Class<?> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> bind(fields.get(component.getName()), component.getGenericType()))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }
}
