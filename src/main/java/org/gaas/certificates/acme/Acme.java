package org.gaas.certificates.acme;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.AuthorityAccount;
import org.gaas.certificates.AuthorityOrder;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.OrderRefused;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.springframework.stereotype.Component;

/** ACME by acme4j, with answers over HTTP (http-01). */
@Component
final class Acme implements CertificateAuthority {
    private final AcmeAuthorities authorities;

    Acme(AcmeAuthorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public List<String> known() {
        return authorities.names();
    }

    @Override
    public byte[] newAccountKey() {
        return AccountKeys.make();
    }

    @Override
    public AuthorityAccount signUp(String authority, byte[] key) {
        var settings = authorities.named(authority);
        return Troubles.at(authority, "an account", () -> {
            var wish = new AccountBuilder().useKeyPair(AccountKeys.read(key));
            settings.contact().ifPresent(wish::addEmail);
            if (settings.termsAgreed()) wish.agreeToTermsOfService();
            var binding = settings.binding();
            if (binding.keyId().isPresent())
                wish.withKeyIdentifier(
                        binding.keyId().get(), binding.macKey().orElseThrow().reveal());
            var place = wish.createLogin(authorities.session(authority)).getAccountLocation();
            return new AuthorityAccount(authority, uri(place), key);
        });
    }

    @Override
    public URI order(AuthorityAccount account, List<String> names, Optional<X509Certificate> replaced)
            throws OrderRefused {
        var wildcard = names.stream().filter(name -> name.startsWith("*")).findFirst();
        if (wildcard.isPresent())
            throw new OrderRefused(
                    "No authority issues for " + wildcard.get() + " by looking at a web server; order or bring it");
        return Troubles.orRefused(account.authority(), "an order for " + String.join(", ", names), () -> {
            var login = authorities.login(account);
            var renews = replaced.isPresent()
                    && login.getSession()
                            .resourceUrlOptional(Resource.RENEWAL_INFO)
                            .isPresent();
            try {
                var wish = login.newOrder().domains(names);
                if (renews) wish.replaces(replaced.get());
                return uri(wish.create().getLocation());
            } catch (AcmeServerException no) {
                // another order, of somebody who was killed before it was noted, says so already
                if (!renews || !Troubles.word(no).equals("alreadyReplaced")) throw no;
                return uri(login.newOrder().domains(names).create().getLocation());
            }
        });
    }

    @Override
    public AuthorityOrder look(AuthorityAccount account, URI place) {
        return Troubles.at(account.authority(), "the state of an order", () -> OrderStates.of(order(account, place)));
    }

    private Order order(AuthorityAccount account, URI place) throws AcmeException {
        var order = authorities.login(account).bindOrder(AcmeAuthorities.url(place));
        order.fetch();
        return order;
    }

    @Override
    public void answered(AuthorityAccount account, URI place) {
        Troubles.at(account.authority(), "a look at the answers", () -> {
            for (var asked : order(account, place).getAuthorizations()) {
                var challenge = asked.getStatus() == Status.PENDING
                        ? OrderStates.challenge(asked)
                        : Optional.<Http01Challenge>empty();
                if (challenge.isPresent() && challenge.get().getStatus() == Status.PENDING)
                    challenge.get().trigger();
            }
            return null;
        });
    }

    @Override
    public void finish(AuthorityAccount account, URI place, byte[] request) throws OrderRefused {
        var refused = Troubles.orRefused(account.authority(), "a certificate for an order", () -> {
            var order = order(account, place);
            var state = OrderStates.of(order);
            if (state.state() == State.READY) return handedOver(order, request);
            if (state.state() == State.ASKED || state.state() == State.CHECKED)
                throw new IllegalStateException("the order is not ready for its request: " + place);
            return state.refusal();
        });
        if (refused.isPresent()) throw new OrderRefused(refused.get());
    }

    /** What the authority has against the request; some say "unauthorized" when its names are not the order's. */
    private static Optional<String> handedOver(Order order, byte[] request) throws AcmeException {
        try {
            order.execute(request);
            return Optional.empty();
        } catch (AcmeServerException no) {
            if (!Troubles.word(no).equals("unauthorized")) throw no;
            return Optional.of(Troubles.words(no.getProblem()));
        }
    }

    @Override
    public List<X509Certificate> chain(AuthorityAccount account, URI place) {
        return Troubles.at(account.authority(), "an issued certificate", () -> {
            var order = order(account, place);
            if (order.getStatus() != Status.VALID) throw new IllegalStateException("it is not issued yet: " + place);
            return List.copyOf(order.getCertificate().getCertificateChain());
        });
    }

    @Override
    public Optional<RenewalWindow> renewal(AuthorityAccount account, X509Certificate certificate) {
        return Troubles.at(account.authority(), "when to renew a certificate", () -> {
            var login = authorities.login(account);
            if (login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isEmpty()) return Optional.empty();
            var told = login.bindRenewalInfo(certificate);
            told.fetch();
            return Optional.of(new RenewalWindow(
                    told.getSuggestedWindowStart(),
                    told.getSuggestedWindowEnd(),
                    told.getExplanation().map(Acme::uri)));
        });
    }

    @Override
    public void revoke(AuthorityAccount account, X509Certificate certificate, Reason reason) {
        Troubles.at(account.authority(), "that a certificate is revoked", () -> {
            try {
                Certificate.revoke(authorities.login(account), certificate, RevocationReason.valueOf(reason.name()));
            } catch (AcmeServerException no) {
                if (!Troubles.word(no).equals("alreadyRevoked")) throw no;
            }
            return null;
        });
    }

    private static URI uri(URL place) {
        try {
            return place.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a place at an authority", e);
        }
    }
}
