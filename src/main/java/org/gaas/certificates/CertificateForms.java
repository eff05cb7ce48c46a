package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaas.engine.Markdown;
import org.gaas.engine.OpenedTask;
import org.gaas.engine.TaskPrefill;
import org.springframework.stereotype.Component;

/** What the forms of a purchase show comes from the desk's own records, where no variable reaches. */
@Component
class CertificateForms implements TaskPrefill {
    private final Certificates certificates;
    private final Ceilings ceilings;
    private final Purchases purchases;
    private final Consent consent;
    private final Clock clock;

    CertificateForms(Certificates certificates, Ceilings ceilings, Purchases purchases, Consent consent, Clock clock) {
        this.certificates = certificates;
        this.ceilings = ceilings;
        this.purchases = purchases;
        this.consent = consent;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        var values = new HashMap<String, Object>();
        if (task.process().equals(AskForRenewalProcess.PROCESS))
            CertificateVars.CERTIFICATE.find(task.variables()).ifPresent(number -> ask(number, values));
        if (task.process().equals(RevokeCertificateProcess.PROCESS))
            Order.ORDER.find(task.variables()).ifPresent(number -> revoke(task, number, values));
        if (!task.process().equals("purchase-certificate")) return values;
        Order.ORDER.find(task.variables()).ifPresent(number -> {
            var order = certificates.order(number);
            var agreed = certificates.subscription(order.certificate());
            CertificateVars.NAMES.put(values, list(agreed.names()));
            CertificateVars.CEILING.put(values, ceilings.of(agreed.owner()).toString() + before(task, number));
            var findings = certificates.findings(number);
            CertificateVars.FINDINGS.put(values, findings.isEmpty() ? "Nothing yet." : listed(findings));
            CertificateVars.REQUEST.put(values, shown(order.request().pem()));
        });
        return values;
    }

    private void ask(long certificate, Map<String, Object> values) {
        var item = certificates.inventory().stream()
                .filter(one -> one.number() == certificate)
                .findFirst()
                .orElseThrow();
        consent.why(item.agreed(), clock.instant())
                .ifPresent(why -> CertificateVars.RENEWAL_WHY.put(values, Markdown.plain(why)));
        CertificateVars.NAMES.put(values, list(consent.namesNow(item.agreed())));
        CertificateVars.A_YEAR.put(values, item.aYear().toString());
        item.inUse()
                .ifPresent(chain -> CertificateVars.LAST_DAY.put(
                        values, Seen.day(chain.until()).toString()));
    }

    private void revoke(OpenedTask task, long number, Map<String, Object> values) {
        var order = certificates.order(number);
        CertificateVars.NAMES.put(
                values, list(certificates.subscription(order.certificate()).names()));
        var reason = CertificateVars.REVOCATION_REASON.find(task.variables()).orElse("UNSPECIFIED");
        var told = new StringBuilder("Why: " + reason.toLowerCase(Locale.ROOT).replace('_', ' ') + "\n\n");
        order.purchase().ifPresent(purchase -> told.append("Bought at ")
                .append(Markdown.plain(purchase.supplier()))
                .append(", order number ")
                .append(Markdown.plain(purchase.number()))
                .append("\n\n"));
        certificates.chain(number).ifPresent(chain -> told.append("Issued by ")
                .append(Markdown.plain(chain.issuer()))
                .append(", serial number ")
                .append(chain.certificates().get(0).getSerialNumber().toString(16)));
        CertificateVars.REVOCATION_TOLD.put(values, told.toString());
    }

    /** A renewal may not cost more than the last time without asking. */
    private String before(OpenedTask task, long order) {
        if (!CertificateVars.RENEWAL.find(task.variables()).orElse(false)) return "";
        return purchases
                .paidBefore(order)
                .map(price -> "; the last time it cost " + price)
                .orElse("");
    }

    /** Each begins with a dash; what strangers wrote into a certificate is text. */
    private static String listed(String findings) {
        return findings.lines()
                .map(line -> line.startsWith("- ") ? "- " + Markdown.plain(line.substring(2)) : Markdown.plain(line))
                .collect(joining("\n"));
    }

    private static String list(List<CertificateName> names) {
        return names.stream().map(name -> "- " + name.shown()).collect(joining("\n"));
    }

    /** A form holds 4,000 characters; a request for a hundred names is longer. */
    private static String shown(String pem) {
        return pem.length() <= 3900 ? pem : "It is too long for a form; the desk shows it under the order.";
    }
}
