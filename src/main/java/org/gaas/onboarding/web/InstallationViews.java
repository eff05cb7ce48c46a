package org.gaas.onboarding.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.applications.Applications;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.Databases;
import org.gaas.engine.Processes;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Archive;
import org.gaas.installations.Archives;
import org.gaas.installations.Customer;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;

/** Gathers what there is to say about an installation. */
@Component
class InstallationViews {
    private final Customers customers;
    private final Sites sites;
    private final Applications applications;
    private final Databases databases;
    private final Processes processes;
    private final Installations installations;
    private final Archives archives;

    InstallationViews(
            Customers customers,
            Sites sites,
            Applications applications,
            Databases databases,
            Processes processes,
            Installations installations,
            Archives archives) {
        this.customers = customers;
        this.sites = sites;
        this.applications = applications;
        this.databases = databases;
        this.processes = processes;
        this.installations = installations;
        this.archives = archives;
    }

    InstallationView brief(Installation one) {
        return view(one, false);
    }

    InstallationView whole(Installation one) {
        return view(one, true);
    }

    private InstallationView view(Installation one, boolean whole) {
        return new InstallationView(
                one.id().value(),
                one.project().value(),
                one.environment().value(),
                one.customer().flatMap(customers::find).map(Customer::name).map(Object::toString),
                one.server().map(ServerName::value),
                one.tag().map(Tag::value),
                one.commit().map(Commit::value),
                one.state().name().toLowerCase(Locale.ROOT),
                sites.urlOf(one),
                one.expires(),
                whole ? one.repository().map(Repository::value) : Optional.empty(),
                whole ? one.application().map(Object::toString) : Optional.empty(),
                whole ? databasesOf(one) : List.of(),
                whole ? processesOf(one) : List.of(),
                whole ? removalOf(one) : Optional.empty());
    }

    private Optional<InstallationView.Removal> removalOf(Installation one) {
        var proof = installations.proof(one);
        var kept = archives.of(one).map(InstallationViews::kept);
        if (proof.isEmpty() && kept.isEmpty()) return Optional.empty();
        return Optional.of(new InstallationView.Removal(
                proof.map(Installations.Proof::at),
                proof.map(Installations.Proof::seen).orElse(List.of()),
                kept));
    }

    private static InstallationView.Kept kept(Archive archive) {
        return new InstallationView.Kept(
                "/" + archive.folder(),
                archive.servers().stream().map(ServerName::value).toList(),
                archive.bytes(),
                archive.until(),
                archive.removed(),
                archive.pieces().stream()
                        .map(piece -> new InstallationView.Piece(
                                piece.server().value(), piece.name(), piece.bytes(), piece.sha256()))
                        .toList());
    }

    private List<InstallationView.Begun> processesOf(Installation one) {
        return processes.about(one.id().value()).stream()
                .map(process -> new InstallationView.Begun(
                        process.id(),
                        process.name(),
                        process.state().name().toLowerCase(Locale.ROOT),
                        process.startedAt()))
                .toList();
    }

    private List<String> databasesOf(Installation one) {
        return one
                .application()
                .map(applications::describe)
                .map(descriptor -> databases.namesOf(one.id(), descriptor))
                .orElse(List.of())
                .stream()
                .map(DatabaseName::value)
                .toList();
    }
}
