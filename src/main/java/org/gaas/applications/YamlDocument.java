package org.gaas.applications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaas.engine.InvalidInput;

/**
 * A YAML document that people write: a descriptor, the policy. Read with care (64 kB at most, plain YAML only), held
 * against its schema, then made into records; whatever is wrong is told with line and key.
 */
public final class YamlDocument {
    private static final int LARGEST = 64 * 1024;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new ParameterNamesModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DocumentKind kind;
    private final String name;
    private final JsonNode root;
    private final Map<String, Integer> lines;

    private YamlDocument(DocumentKind kind, String name, YamlNodes.Read read) {
        this.kind = kind;
        this.name = name;
        this.root = read.root();
        this.lines = read.lines();
    }

    /**
     * @param name how people know it: a file's name
     * @throws DocumentInvalid when it is no plain YAML, or breaks the schema
     */
    public static YamlDocument read(DocumentKind kind, String name, byte[] bytes) {
        if (bytes.length > LARGEST)
            throw new DocumentInvalid(
                    kind, name, List.of(new Finding(0, "", "is too large: at most 64 kB are read", "")));
        try {
            var document = new YamlDocument(kind, name, YamlNodes.read(text(bytes)));
            var findings = Schemas.findings(kind.schema(), document.root, document::finding);
            if (!findings.isEmpty()) throw new DocumentInvalid(kind, name, findings);
            return document;
        } catch (YamlNodes.Refused no) {
            throw new DocumentInvalid(kind, name, List.of(no.finding));
        }
    }

    /**
     * The document as records. What their constructors refuse is told with its line.
     *
     * @throws DocumentInvalid when a constructor refuses its value
     */
    public <T> T as(Class<T> type) {
        try {
            return MAPPER.treeToValue(root, type);
        } catch (JsonMappingException no) {
            throw new DocumentInvalid(kind, name, List.of(refused(no)));
        } catch (JsonProcessingException no) {
            throw new DocumentInvalid(kind, name, List.of(finding("", no.getOriginalMessage(), "")));
        }
    }

    /**
     * Gives each entry of a group its key as {@code name}, so that a record can hold both.
     *
     * @param group a key of the whole document
     */
    public YamlDocument naming(String group) {
        root.path(group).properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode object) object.put("name", entry.getKey());
            lines.put("/" + group + "/" + entry.getKey() + "/name", lines.get("/" + group + "/" + entry.getKey()));
        });
        return this;
    }

    /** A complaint about a place in this document, to be thrown by a reader that knows more than the schema. */
    public DocumentInvalid complain(String pointer, String message, String hint) {
        return new DocumentInvalid(kind, name, List.of(finding(pointer, message, hint)));
    }

    Finding finding(String pointer, String message, String hint) {
        var place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) place = place.substring(0, place.lastIndexOf('/'));
        return new Finding(lines.getOrDefault(place, 1), YamlNodes.dotted(pointer), message, hint);
    }

    /** What a constructor refused, at the key that it names where there is such a key. */
    private Finding refused(JsonMappingException no) {
        var pointer = no.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        for (Throwable cause = no; cause != null; cause = cause.getCause())
            if (cause instanceof InvalidInput ours) {
                var closer = pointer + "/" + ours.field();
                return finding(lines.containsKey(closer) ? closer : pointer, ours.getMessage(), "");
            }
        return finding(pointer, no.getOriginalMessage(), "");
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException no) {
            throw new YamlNodes.Refused(0, "", "is not UTF-8 text", "save it as UTF-8");
        }
    }
}
