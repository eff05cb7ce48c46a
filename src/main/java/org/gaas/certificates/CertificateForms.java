package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms of a purchase show comes from the desk's own records, where no variable reaches. */
@Component
class CertificateForms implements TaskPrefill {
    private final Certificates certificates;

    CertificateForms(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (!task.process().equals("purchase-certificate")) return values;
        Order.ORDER.find(task.variables()).ifPresent(number -> {
            var order = certificates.order(number);
            var agreed = certificates.subscription(order.certificate());
            CertificateVars.NAMES.put(
                    values,
                    agreed.names().stream().map(name -> "- " + name.shown()).collect(joining("\n")));
            CertificateVars.CEILING.put(values, agreed.ceiling().toString());
            var findings = certificates.findings(number);
            CertificateVars.FINDINGS.put(values, findings.isEmpty() ? "Nothing yet." : plain(findings));
            CertificateVars.REQUEST.put(values, shown(order.request().pem()));
        });
        return values;
    }

    /** A form holds 4,000 characters; a request for a hundred names is longer. */
    private static String shown(String pem) {
        return pem.length() <= 3900 ? pem : "It is too long for a form; the desk shows it under the order.";
    }

    /** What strangers wrote into a certificate must not become headings, links or pictures in a form. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|!])", "\\\\$1");
    }
}
