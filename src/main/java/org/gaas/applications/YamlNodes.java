package org.gaas.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the plain part of YAML into JSON and remembers the lines. Straight from the parser's events: anchors, aliases,
 * tags and further documents are refused before anything is built from them.
 */
final class YamlNodes {
    /** Why reading ended. */
    static final class Refused extends RuntimeException {
        final Finding finding;

        Refused(int line, String key, String message, String hint) {
            super(message);
            this.finding = new Finding(line, key, message, hint);
        }
    }

    private static final int DEEPEST = 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Iterator<Event> events;

    private YamlNodes(String text) {
        events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
    }

    /** The JSON of one document, and the line of each JSON pointer. */
    record Read(JsonNode root, Map<String, Integer> lines) {}

    static Read read(String text) {
        try {
            var nodes = new YamlNodes(text);
            return new Read(nodes.document(), nodes.lines);
        } catch (MarkedYAMLException no) {
            var mark = no.getProblemMark();
            throw new Refused(mark == null ? 0 : mark.getLine() + 1, "", "not YAML: " + no.getProblem(), "");
        } catch (ReaderException no) {
            var line = (int) text.codePoints()
                            .limit(no.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw new Refused(
                    line, "", "not YAML: holds a character that YAML does not allow", "save it as plain UTF-8");
        } catch (YAMLException no) {
            throw new Refused(0, "", "not YAML: holds a character that YAML does not allow", "save it as plain UTF-8");
        }
    }

    private JsonNode document() {
        events.next();
        var first = events.next();
        if (first.is(ID.StreamEnd)) throw new Refused(1, "", "is empty", "");
        var root = node(events.next(), "", 0);
        events.next();
        var after = events.next();
        if (!after.is(ID.StreamEnd)) throw refused(after, "", "a second document begins", "keep to one, without ---");
        return root;
    }

    private JsonNode node(Event event, String pointer, int depth) {
        plain((NodeEvent) event, pointer);
        if (depth > DEEPEST) throw refused(event, pointer, "is nested deeper than " + DEEPEST + " levels", "");
        lines.putIfAbsent(pointer, event.getStartMark().getLine() + 1);
        if (event instanceof ScalarEvent scalar) return scalar(scalar);
        return event instanceof SequenceStartEvent ? sequence(pointer, depth) : mapping(pointer, depth);
    }

    private JsonNode sequence(String pointer, int depth) {
        var array = JSON.arrayNode();
        for (var event = events.next(); !event.is(ID.SequenceEnd); event = events.next())
            array.add(node(event, pointer + "/" + array.size(), depth + 1));
        return array;
    }

    private JsonNode mapping(String pointer, int depth) {
        var object = JSON.objectNode();
        for (var event = events.next(); !event.is(ID.MappingEnd); event = events.next()) {
            if (!(event instanceof ScalarEvent key)) throw refused(event, pointer, "has a key that is no text", "");
            plain(key, pointer);
            var below = pointer + "/" + escaped(key.getValue());
            if (key.getValue().equals("<<")) throw refused(event, pointer, "merges (<<) are not allowed", "");
            if (object.has(key.getValue())) throw refused(event, below, "is there twice", "keep one of them");
            lines.put(below, event.getStartMark().getLine() + 1);
            object.set(key.getValue(), node(events.next(), below, depth + 1));
        }
        return object;
    }

    /** Numbers, true, false and null as in JSON; all else is text, also {@code yes}, {@code 1.10} and {@code 0640}. */
    private static JsonNode scalar(ScalarEvent scalar) {
        var text = scalar.getValue();
        if (!scalar.isPlain()) return JSON.textNode(text);
        if (text.equals("true") || text.equals("false")) return JSON.booleanNode(text.equals("true"));
        if (text.isEmpty() || text.equals("~") || text.equals("null")) return JSON.nullNode();
        return text.matches("0|-?[1-9][0-9]{0,8}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.textNode(text);
    }

    private void plain(NodeEvent event, String pointer) {
        if (event.is(ID.Alias) || event.getAnchor() != null)
            throw refused(event, pointer, "anchors (&) and aliases (*) are not allowed", "write the value out");
        var tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof MappingStartEvent map ? map.getTag() : ((SequenceStartEvent) event).getTag();
        if (tag != null) throw refused(event, pointer, "tags (!) are not allowed", "write the plain value, in quotes");
    }

    private Refused refused(Event event, String pointer, String message, String hint) {
        return new Refused(event.getStartMark().getLine() + 1, dotted(pointer), message, hint);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** A JSON pointer as people write it: {@code health.checks[1].path}; control characters are left out. */
    static String dotted(String pointer) {
        return pointer.replaceAll("/([0-9]+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replaceFirst("^\\.", "")
                .replace("~1", "/")
                .replace("~0", "~")
                .replaceAll("\\p{Cc}", "?");
    }
}
