package org.gaas.applications;

import java.util.List;
import java.util.stream.Collectors;
import org.gaas.engine.InvalidInput;

/** A YAML document that breaks its rules, with all that was found, each with its line and key. */
public class DocumentInvalid extends InvalidInput {
    private final List<Finding> findings;

    public DocumentInvalid(DocumentKind kind, String name, List<Finding> findings) {
        super(kind.field(), kind.rule(), sentence(name, findings));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }

    private static String sentence(String name, List<Finding> findings) {
        var shown = findings.stream().limit(10).map(Finding::toString).collect(Collectors.joining("\n"));
        return name + " " + shown + (findings.size() > 10 ? "\nand " + (findings.size() - 10) + " more" : "");
    }
}
