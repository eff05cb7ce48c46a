package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Kind;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Plan;
import org.gaas.engine.Refusal;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/**
 * A certificate that the customer brings is handed over by the customer's contact, by a link. What is wrong with it is told
 * at once in the contact's language, and nothing of it is kept then.
 */
@Component
class CertificateByLink implements LinkedDecision {
    private static final String BUNDLE = "certificates.link";

    private final Certificates certificates;
    private final Purchases purchases;
    private final Installations installations;
    private final Contacts contacts;

    CertificateByLink(Certificates certificates, Purchases purchases, Installations installations, Contacts contacts) {
        this.certificates = certificates;
        this.purchases = purchases;
        this.installations = installations;
        this.contacts = contacts;
    }

    @Override
    public String process() {
        return "purchase-certificate";
    }

    @Override
    public String task() {
        return "Task_HandOverCertificate";
    }

    /** Nobody is asked for what hosting orders, nor for the hosts that sites of several customers share. */
    @Override
    public Optional<Asked> asked(String processInstance) {
        var order = certificates.orderOf(processInstance);
        var agreed =
                order.map(one -> certificates.subscription(one.certificate())).filter(one -> one.way() == Way.BROUGHT);
        if (agreed.isEmpty()) return Optional.empty();
        return agreed.get().owner().installation().map(installations::numbered).flatMap(installation -> installation
                .customer()
                .flatMap(customer -> contacts.of(customer)
                        .map(contact -> new Asked(
                                contact,
                                plan(order.orElseThrow(), agreed.get()),
                                Optional.of(customer),
                                Optional.empty()))));
    }

    private static Plan plan(Order order, Subscription agreed) {
        return Plan.about("certificate " + order.certificate())
                .with("Order", String.valueOf(order.number()))
                .with("Names", agreed.hosts());
    }

    @Override
    public Question question(String processInstance, Language language) {
        var agreed = certificates.subscription(order(processInstance).certificate());
        var names = agreed.names().stream().map(CertificateName::shown).toList();
        return new Question(
                say(language, "title").replace("{0}", names.get(0)),
                List.of(say(language, "why"), say(language, "next")),
                List.of(new Row(say(language, "names"), names.stream().collect(joining(", ")))),
                List.of(say(language, "note.kinds"), say(language, "note.key")),
                List.of(),
                List.of(
                        new Field("files", say(language, "files"), say(language, "files.help"), Kind.FILES, true, ""),
                        new Field(
                                "passphrase",
                                say(language, "passphrase"),
                                say(language, "passphrase.help"),
                                Kind.SECRET,
                                false,
                                "")),
                say(language, "send"));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) throws CertificateRefused {
        purchases.handOver(order(processInstance).number(), material(given));
        var answers = new HashMap<String, Object>();
        CertificateVars.HANDING_OVER.put(answers, "handedOver");
        return answers;
    }

    private static Material material(Given given) throws CertificateRefused {
        try {
            return Material.read(given.files(), given.secret());
        } catch (CertificateFinding.AtField unreadable) {
            throw new CertificateRefused(List.of(unreadable.finding()));
        }
    }

    @Override
    public List<String> words(Refusal refusal, Language language) {
        if (!(refusal instanceof CertificateRefused refused)
                || refused.findings().isEmpty()) return List.of(refusal.getMessage());
        return refused.findings().stream()
                .map(finding -> finding.words(language.locale()))
                .toList();
    }

    private Order order(String processInstance) {
        return certificates.orderOf(processInstance).orElseThrow();
    }

    private static String say(Language language, String key) {
        return language.words(BUNDLE).getString(key);
    }
}
