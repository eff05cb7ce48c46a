package org.gaas.applications;

import java.util.List;

/** Somebody who knows templates for trials: the policy file, the box. A bean. */
public interface TemplateSource {
    List<Template> templates();
}
