package org.gaas.production;

import java.util.List;
import org.gaas.certificates.CertificateName;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/** The names that a customer's production answers under, as hosts; the first is the one that is told. */
public record Hosts(List<String> names) {
    /** One a line, as people write URLs: {@code https://www.zorg.nl/}. */
    public static final Var<Hosts> HOSTS = Var.text("hosts").as(Hosts::parse, Hosts::toString);

    private static final int MOST = 20;

    public Hosts {
        names = List.copyOf(names);
    }

    /**
     * @throws InvalidInput {@code HOST_INVALID}: none, too many, one twice, a path or a port; {@code CERT_NAME_INVALID}
     */
    public static Hosts parse(String written) {
        var names = written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Hosts::host)
                .toList();
        if (names.isEmpty() || names.size() > MOST) throw invalid("must be 1 to " + MOST + " names, one a line");
        if (names.stream().distinct().count() < names.size()) throw invalid("must not hold a name twice");
        return new Hosts(names);
    }

    private static String host(String written) {
        var bare = written.replaceFirst("(?i)^https://", "").replaceFirst("/$", "");
        if (bare.contains("@")) throw invalid("must be names only, without anybody's user or password"); // not repeated
        if (bare.contains("/") || bare.contains(":") || bare.contains("*"))
            throw invalid("'" + written + "' is more than a name: paths, ports and stars can't be had");
        try {
            return CertificateName.of(bare).value();
        } catch (InvalidInput no) {
            throw new InvalidInput("hosts", no.rule(), no.getMessage()); // the form has no field "names"
        }
    }

    private static InvalidInput invalid(String sentence) {
        return new InvalidInput("hosts", "HOST_INVALID", sentence);
    }

    /** One a line. */
    @Override
    public String toString() {
        return String.join("\n", names);
    }
}
