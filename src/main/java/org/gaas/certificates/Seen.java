package org.gaas.certificates;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** What people see of a certificate. */
final class Seen {
    private static final int DNS = 2;

    private Seen() {}

    /** The hosts among its alternative names. */
    static List<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            if (names == null) return List.of();
            return names.stream()
                    .filter(name -> name.get(0).equals(DNS))
                    .map(name -> (String) name.get(1))
                    .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    /** For whom it is, in a few words. */
    static String subject(X509Certificate certificate) {
        return names(certificate).stream()
                .findFirst()
                .map(CertificateName::shown)
                .orElseGet(() -> name(certificate.getSubjectX500Principal()));
    }

    static String issuer(X509Certificate certificate) {
        return name(certificate.getIssuerX500Principal());
    }

    /** The common name, else the organisation, else all of it. */
    static String name(X500Principal principal) {
        try {
            var parts = new LdapName(principal.getName()).getRdns();
            for (var kind : List.of("CN", "O"))
                for (var part : parts)
                    if (part.getType().equalsIgnoreCase(kind) && part.getValue() instanceof String text) return text;
        } catch (InvalidNameException odd) {
            // then as it is
        }
        return principal.getName();
    }

    static LocalDate day(Date date) {
        return day(date.toInstant());
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
