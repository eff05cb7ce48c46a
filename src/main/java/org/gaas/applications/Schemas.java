package org.gaas.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schemas of our documents, and their complaints in plain words. */
final class Schemas {
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private Schemas() {}

    /** Makes a finding of a JSON pointer, a message and a hint. */
    interface Place {
        Finding finding(String pointer, String message, String hint);
    }

    static List<Finding> findings(String schema, JsonNode document, Place place) {
        var rules = KNOWN.computeIfAbsent(schema, Schemas::load);
        return rules.validate(document).stream()
                .map(complaint -> told(complaint, rules.getSchemaNode(), place))
                .distinct()
                .sorted((a, b) -> Integer.compare(a.line(), b.line()))
                .toList();
    }

    private static JsonSchema load(String resource) {
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Schemas.class.getResourceAsStream("/" + resource), config);
    }

    private static Finding told(ValidationMessage complaint, JsonNode rules, Place place) {
        var at = complaint.getInstanceLocation().toString();
        var below = at + "/" + complaint.getProperty();
        var rule = complaint.getType();
        var around = around(complaint, rules);
        return switch (rule) {
            case "required" -> place.finding(below, "is missing", "");
            case "additionalProperties" -> place.finding(below, "is not known here", known(around));
            case "propertyNames" ->
                place.finding(
                        at + "/" + complaint.getArguments()[0],
                        "is not of the right form",
                        around.path("description").asText(""));
            case "enum", "const" -> place.finding(at, "is none of the allowed values", allowed(complaint));
            default ->
                place.finding(at, plain(complaint), around.path("description").asText(""));
        };
    }

    private static String plain(ValidationMessage complaint) {
        return switch (complaint.getType()) {
            case "type" -> "must be " + kind(complaint.getSchemaNode().asText());
            case "pattern" -> "is not of the right form";
            case "minLength", "minItems", "minProperties" -> "must not be empty";
            case "maxLength" -> "is too long";
            case "maxItems", "maxProperties" -> "has too many entries";
            case "minimum", "maximum" -> "is out of range";
            case "uniqueItems" -> "holds something twice";
            default -> complaint.getError() == null ? "is not right" : complaint.getError();
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "string" -> "text (in quotes when it looks like something else)";
            case "object" -> "a group of keys";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> "of another type";
        };
    }

    private static String known(JsonNode around) {
        var names = new TreeSet<String>();
        around.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "" : "known are " + String.join(", ", names);
    }

    private static String allowed(ValidationMessage complaint) {
        var values = complaint.getSchemaNode();
        return values.isArray()
                ? "allowed are "
                        + StreamSupport.stream(values.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                : "must be " + values.asText();
    }

    /** The schema object that holds the broken rule, where its author says what is meant. */
    private static JsonNode around(ValidationMessage complaint, JsonNode rules) {
        var fragment = complaint.getSchemaLocation().getFragment().toString();
        var end = fragment.lastIndexOf('/');
        return end <= 0 ? rules : rules.at(fragment.substring(0, end));
    }
}
