package org.gaas.certificates;

import java.net.IDN;
import java.util.Locale;
import org.gaas.engine.InvalidInput;

/**
 * A name of a host as certificates hold it: lower case, other alphabets as {@code xn--...}; perhaps with a star as its
 * first label, which stands for exactly one label.
 */
public record CertificateName(String value) {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String NAME = "(?=.{1,253}$)(\\*\\.)?" + LABEL + "(\\." + LABEL + ")+";

    /**
     * @throws InvalidInput {@code CERT_NAME_INVALID}
     */
    public CertificateName {
        if (value == null || !value.matches(NAME) || value.matches("[0-9.]+") || value.matches(".*\\.[0-9]+"))
            throw invalid(String.valueOf(value));
    }

    /**
     * A name as people write it, in any alphabet.
     *
     * @throws InvalidInput {@code CERT_NAME_INVALID}
     */
    public static CertificateName of(String written) {
        // these four mean something else in the rules of 2003, which Java knows, than in those of today
        if (written.matches(".*[\u00df\u03c2\u200c\u200d].*"))
            throw new InvalidInput(
                    "names",
                    "CERT_NAME_INVALID",
                    "'" + written + "' has a letter that was written in another way before 2010: write the name as the"
                            + " registry does, beginning with xn--");
        var star = written.startsWith("*.") ? "*." : "";
        try {
            var ascii =
                    IDN.toASCII(written.substring(star.length()).toLowerCase(Locale.ROOT), IDN.USE_STD3_ASCII_RULES);
            return new CertificateName(star + ascii.toLowerCase(Locale.ROOT));
        } catch (InvalidInput known) {
            throw known;
        } catch (IllegalArgumentException unusual) {
            throw invalid(written);
        }
    }

    /** Whether a certificate with this name is one for that host. */
    public boolean covers(String host) {
        return covers(value, host);
    }

    /**
     * The rule of RFC 6125: a star is a whole label, the first one, and stands for one.
     *
     * @param name as it stands in a certificate, however odd
     */
    static boolean covers(String name, String host) {
        if (name.equalsIgnoreCase(host)) return true;
        if (!name.startsWith("*.") || name.indexOf('.', 2) < 0) return false;
        var first = host.indexOf('.');
        return first > 0 && host.substring(first).equalsIgnoreCase(name.substring(1));
    }

    /** For people: in its own alphabet, and as certificates hold it. */
    public String shown() {
        return shown(value);
    }

    static String shown(String name) {
        var own = IDN.toUnicode(name);
        return own.equalsIgnoreCase(name) ? name : own + " (" + name + ")";
    }

    @Override
    public String toString() {
        return value;
    }

    private static InvalidInput invalid(String name) {
        return new InvalidInput(
                "names", "CERT_NAME_INVALID", "'" + name + "' is not the name of a host, such as www.example.org");
    }
}
