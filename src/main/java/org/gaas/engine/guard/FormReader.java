package org.gaas.engine.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads which variables a form writes: Camunda Forms (JSON) and embedded HTML. */
class FormReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("cam-variable-name\\s*=\\s*[\"']([^\"']+)[\"']");
    /** Components that show and never write, whatever key they have. */
    private static final Set<String> SILENT =
            Set.of("text", "html", "table", "image", "button", "separator", "spacer", "iframe", "documentPreview");

    FormFields read(String name, InputStream form) {
        try (form) {
            return name.endsWith(".html") ? html(form) : camundaForm(JSON.readTree(form));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the form " + name, e);
        }
    }

    private static FormFields html(InputStream form) throws IOException {
        var names = new LinkedHashSet<String>();
        var found = VARIABLE.matcher(new String(form.readAllBytes(), StandardCharsets.UTF_8));
        while (found.find()) names.add(found.group(1));
        return new FormFields(names);
    }

    private static FormFields camundaForm(JsonNode form) {
        var names = new LinkedHashSet<String>();
        var required = new LinkedHashSet<String>();
        var choices = new LinkedHashSet<String>();
        collect(form, false, names, required, choices);
        var texts = new ArrayList<String>();
        texts(form, texts);
        var markdown = new LinkedHashSet<String>();
        var values = new LinkedHashSet<String>();
        shown(form, markdown, values);
        markdown.removeAll(values);
        return new FormFields(names, required, choices, String.join("\n\n", texts), markdown);
    }

    /** What texts mention, and what fields show, be it only to be read. */
    private static void shown(JsonNode parent, Set<String> markdown, Set<String> values) {
        for (var component : parent.path("components")) {
            if (component.path("type").asText().equals("text"))
                markdown.addAll(FormFields.mentioned(component.path("text").asText()));
            values.add(component.path("key").asText());
            shown(component, markdown, values);
        }
    }

    private static void texts(JsonNode parent, List<String> texts) {
        for (var component : parent.path("components")) {
            if (component.path("type").asText().equals("text"))
                texts.add(component.path("text").asText());
            else if (component.path("disabled").asBoolean())
                texts.add(component.path("label").asText() + ": {{"
                        + component.path("key").asText() + "}}");
            texts(component, texts);
        }
    }

    /** What is chosen, and what people say to it; of the latter the form tells so. */
    private static boolean isDecision(JsonNode field) {
        return field.path("type").asText().equals("radio")
                || field.path("properties").path("again").asText().equals("empty");
    }

    private static void collect(
            JsonNode parent, boolean hideable, Set<String> names, Set<String> required, Set<String> choices) {
        for (var component : parent.path("components")) {
            var mayHide = hideable || component.path("conditional").has("hide");
            collect(component, mayHide, names, required, choices);
            var key = component.path("key").asText("");
            if (key.isEmpty() || SILENT.contains(component.path("type").asText())) continue;
            // a disabled field is shown to people and not sent by them
            if (component.path("disabled").asBoolean()) continue;
            names.add(key);
            if (isDecision(component)) choices.add(key);
            if (!mayHide && component.path("validate").path("required").asBoolean()) required.add(key);
        }
    }
}
