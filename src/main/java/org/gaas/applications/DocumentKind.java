package org.gaas.applications;

/**
 * A kind of YAML document that people write.
 *
 * @param field the field that {@link org.gaas.engine.InvalidInput} names
 * @param rule the code of the rule that is broken
 * @param schema the JSON schema, a resource of the class path
 */
public record DocumentKind(String field, String rule, String schema) {}
