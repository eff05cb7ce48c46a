package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the names that a certificate's owner answers under differ today from those that were agreed. A renewal would show it
 * under names that are not its owner's any more, or leave out one that is.
 *
 * @param kept those that were agreed, and still lead to it
 * @param others those that are another customer's now
 * @param gone those that nothing of it answers under
 * @param come those that nobody agreed to
 */
record NameChanges(
        List<CertificateName> kept,
        List<CertificateName> others,
        List<CertificateName> gone,
        List<CertificateName> come) {
    static NameChanges of(Subscription agreed, OthersNames names) {
        var others = names.besides(agreed.owner());
        var own = names.own(agreed.owner());
        var foreign = agreed.names().stream()
                .filter(name -> others.stream().anyMatch(name::covers))
                .toList();
        var kept = agreed.names().stream()
                .filter(name -> !foreign.contains(name))
                .filter(name -> own.stream().anyMatch(name::covers))
                .toList();
        var gone = agreed.names().stream()
                .filter(name -> !foreign.contains(name) && !kept.contains(name))
                .toList();
        var come = own.stream()
                .filter(host -> kept.stream().noneMatch(name -> name.covers(host)))
                .map(CertificateName::new)
                .toList();
        return new NameChanges(kept, foreign, gone, come);
    }

    boolean isPresent() {
        return !others.isEmpty() || !gone.isEmpty() || !come.isEmpty();
    }

    /** All that it answers under, as certificates would hold it. */
    List<CertificateName> now() {
        return Stream.concat(kept.stream(), come.stream()).toList();
    }

    /** For people. */
    String words() {
        var changes = Stream.of(
                        told(others, " is another customer's", " are another customer's"),
                        told(gone, " leads here no more", " lead here no more"),
                        told(come, " is new", " are new"))
                .flatMap(words -> words)
                .collect(joining(", "));
        var none = now().isEmpty() ? " None is left: renew it only if you know better." : "";
        return "The names have changed since it was agreed: " + changes + "." + none;
    }

    private static Stream<String> told(List<CertificateName> names, String one, String several) {
        if (names.isEmpty()) return Stream.empty();
        var shown = names.stream().map(CertificateName::shown).collect(joining(" and "));
        return Stream.of(shown + (names.size() == 1 ? one : several));
    }
}
