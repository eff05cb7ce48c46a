package org.gaas.access;

import static java.util.stream.Collectors.joining;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ResourceBundle;
import org.gaas.contacts.Language;
import org.gaas.engine.InWords;
import org.gaas.engine.Plan;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Environment.Rights;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.Policy;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Project;
import org.gaas.installations.Projects;
import org.springframework.stereotype.Component;

/** What an agreement is about, for those who decide on it: where it is, and what the policy opens with it. */
@Component
class AgreementWords {
    private final Policy policy;
    private final Customers customers;
    private final Projects projects;

    AgreementWords(Policy policy, Customers customers, Projects projects) {
        this.policy = policy;
        this.customers = customers;
        this.projects = projects;
    }

    /** What the customer says yes to: where the policy opens something else by then, asked again. */
    Plan plan(AgreementRequest request) {
        var wanted = request.wanted();
        return Plan.about(wanted.developer())
                .with("Developer", wanted.developer())
                .with("Works for", place(wanted))
                .with("Opens", opens(Language.EN))
                .with("From", InWords.day(wanted.from()))
                .with("Until", InWords.day(wanted.until()))
                .with("Asked for by", request.by());
    }

    private String place(Agreement wanted) {
        return wanted.about()
                + wanted.customer()
                        .or(() -> wanted.project().flatMap(projects::find).flatMap(Project::customer))
                        .flatMap(customers::find)
                        .map(Customer::name)
                        .map(name -> " (" + name.value() + (wanted.customer().isPresent() ? ", all projects)" : ")"))
                        .orElse("");
    }

    /** A line for each kind of access, with the environments where it is so. */
    List<String> opens(Language language) {
        var words = language.words("access.words");
        var where = new LinkedHashMap<String, List<String>>();
        for (var one : policy.environments())
            if (one.databaseAccess().rights() != Rights.NONE || one.files() != Environment.Files.NONE)
                where.computeIfAbsent(opens(one, words), none -> new ArrayList<>())
                        .add(one.title());
        return where.entrySet().stream()
                .map(line -> String.join(", ", line.getValue()) + ": " + line.getKey())
                .toList();
    }

    private static String opens(Environment one, ResourceBundle words) {
        var access = one.databaseAccess();
        if (access.decided()) return words.getString("agreement.decided");
        var parts = new ArrayList<String>();
        parts.add(words.getString("agreement.data." + one.data().name()));
        if (access.rights() != Rights.NONE)
            parts.add(words.getString("agreement.rights." + access.rights().name()));
        if (one.files() != Environment.Files.NONE) parts.add(words.getString("agreement.files"));
        if (access.restricted()) parts.add(from(access.from(), words));
        return String.join("; ", parts);
    }

    private static String from(List<IpRange> ranges, ResourceBundle words) {
        if (ranges.isEmpty()) return words.getString("agreement.nowhere");
        return said(
                words, "agreement.from", ranges.stream().map(IpRange::toString).collect(joining(", ")));
    }

    static String said(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key)).format(values);
    }
}
