package org.gaas.applications;

import java.util.List;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;

/** All templates for trials, wherever they come from. */
@Component
public class Templates {
    private final List<TemplateSource> sources;

    public Templates(List<TemplateSource> sources) {
        this.sources = List.copyOf(sources);
    }

    public List<Template> all() {
        return sources.stream().flatMap(source -> source.templates().stream()).toList();
    }

    /**
     * @throws InvalidInput {@code TEMPLATE_UNKNOWN}, with the names that there are
     */
    public Template named(String name) {
        return all().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "template",
                        "TEMPLATE_UNKNOWN",
                        "there is no such template; there are: "
                                + String.join(
                                        ", ", all().stream().map(Template::name).toList())));
    }
}
