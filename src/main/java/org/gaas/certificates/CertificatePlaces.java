package org.gaas.certificates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Fences;
import org.gaas.fleet.Adapters;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.remote.Desired;
import org.gaas.remote.Lock;
import org.springframework.stereotype.Component;

/** Where certificates are in use: the web server of an installation, or the shared host of a server. */
@Component
public class CertificatePlaces {
    private final Adapters<CertificateServer> kinds;
    private final Installations installations;
    private final Fleet fleet;
    private final Fences fences;
    private final Handshake outside;

    public CertificatePlaces(
            List<CertificateServer> kinds, Installations installations, Fleet fleet, Fences fences, Handshake outside) {
        this.kinds = new Adapters<>("web server with certificates", kinds, CertificateServer::platform);
        this.installations = installations;
        this.fleet = fleet;
        this.fences = fences;
        this.outside = outside;
    }

    void install(Subscription agreed, KeyedChain certificate) {
        var place = place(agreed.owner());
        fulfil(place, kinds.on(fleet.server(place.server())).installed(place.holder(), certificate));
    }

    void putBack(Subscription agreed, Fingerprint unwanted) {
        var place = place(agreed.owner());
        fulfil(place, kinds.on(fleet.server(place.server())).takenBack(place.holder(), unwanted));
    }

    /** There is none any more; the shared host gets one that signs itself. */
    void remove(Subscription agreed) {
        var place = place(agreed.owner());
        fulfil(place, kinds.on(fleet.server(place.server())).removed(place.holder()));
    }

    /** The server answers an authority that looks whether the names lead there. */
    void answer(Subscription agreed, List<ChallengeAnswer> answers) {
        var place = place(agreed.owner());
        fulfil(place, kinds.on(fleet.server(place.server())).answering(place.holder(), answers));
    }

    /** It answers no authority any more. */
    void silence(Subscription agreed) {
        var place = place(agreed.owner());
        fulfil(place, kinds.on(fleet.server(place.server())).silent(place.holder()));
    }

    /** What a process about a certificate of this owner is about: the id of the installation, or {@code server:NAME}. */
    String about(Owner owner) {
        return installation(owner)
                .map(InstallationId::value)
                .orElseGet(() -> "server:" + owner.server().orElseThrow().value());
    }

    /** The server that it is used on; empty when its owner is not placed, or gone. */
    Optional<ServerName> server(Owner owner) {
        return owner.server()
                .or(() -> owner.installation().map(installations::numbered).flatMap(Installation::server));
    }

    /** Who has it there. */
    Holder holder(Owner owner) {
        return installation(owner).map(Holder::of).orElse(Holder.SHARED_HOST);
    }

    /** Whose it is; empty when it is a server's. */
    Optional<InstallationId> installation(Owner owner) {
        return owner.installation().map(installations::numbered).map(Installation::id);
    }

    /** What is not as it should be, a sentence for each name that does not show this chain. */
    List<String> unseen(Subscription agreed, Fingerprint expected) {
        var server = fleet.server(place(agreed.owner()).server());
        var address = kinds.on(server).front(server);
        var unseen = new ArrayList<String>();
        for (var name : agreed.names()) {
            if (name.value().startsWith("*.")) continue;
            var seen = outside.with(name.value(), address);
            if (!seen.shows(expected))
                unseen.add(name.shown() + " on " + server.name() + " "
                        + seen.trouble()
                                .map(why -> "shows no certificate: " + why + ".")
                                .orElse("shows another one."));
        }
        return unseen;
    }

    private record Place(Holder holder, ServerName server, Optional<InstallationId> installation) {}

    private Place place(Owner owner) {
        return owner.server()
                .map(server -> new Place(Holder.SHARED_HOST, server, Optional.empty()))
                .orElseGet(
                        () -> place(installations.numbered(owner.installation().orElseThrow())));
    }

    private static Place place(Installation one) {
        return new Place(Holder.of(one.id()), one.on(Part.WEB), Optional.of(one.id()));
    }

    private void fulfil(Place place, List<Desired> wishes) {
        var fence = fences.next();
        var lock = place.installation()
                .map(id -> Lock.installation(id.value(), fence))
                .orElseGet(() -> Lock.server(fence));
        if (!wishes.isEmpty()) fleet.host(place.server()).converge(lock, wishes).orThrow();
    }
}
