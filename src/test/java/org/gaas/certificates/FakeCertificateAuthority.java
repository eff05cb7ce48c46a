package org.gaas.certificates;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.gaas.certificates.AuthorityOrder.Question;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.engine.InvalidInput;

/** An authority that looks at answers which a test has put in place, and decides at once. */
public final class FakeCertificateAuthority implements CertificateAuthority {
    /** The only one on its list. */
    public static final String NAME = "fake";

    private final TestCa root = TestCa.root("fake root");
    private final TestCa issuing = root.below("fake authority");
    private final Map<URI, List<String>> orders = new HashMap<>();
    private final Map<URI, State> states = new HashMap<>();
    private final Map<URI, String> refusals = new HashMap<>();
    private final Map<URI, List<X509Certificate>> chains = new HashMap<>();
    private final Map<X509Certificate, RenewalWindow> windows = new HashMap<>();
    private final Set<String> inPlace = new HashSet<>();
    private final List<X509Certificate> revoked = new ArrayList<>();
    private final List<RenewalQueue.Begun> taken = new ArrayList<>();
    private RuntimeException trouble;
    private boolean silent;
    private Clock clock = Clock.fixed(TestCa.NOW, ZoneOffset.UTC);
    private Duration lifetime = Duration.ofDays(90);
    private int anHour = Integer.MAX_VALUE;
    private int ofDomainAWeek = Integer.MAX_VALUE;

    /** What it issues from now on begins at that clock and lives so long. */
    public synchronized void issues(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** It takes no more orders than these. */
    public synchronized void takes(int anHour, int ofDomainAWeek) {
        this.anHour = anHour;
        this.ofDomainAWeek = ofDomainAWeek;
    }

    /** When it was asked for what. */
    synchronized List<RenewalQueue.Begun> taken() {
        return List.copyOf(taken);
    }

    /** A chain without an order. */
    List<X509Certificate> issue(KeyPair keys, String... names) {
        var from = clock.instant();
        var wanted = new TestCa.Wanted(names[0]).names(names).keys(keys).valid(from, from.plus(lifetime));
        return List.of(issuing.issue(wanted), issuing.certificate());
    }

    private void count(String authority, List<String> names) {
        var now = clock.instant();
        var domains = RegisteredDomains.of(names);
        var lately = taken.stream()
                .filter(order -> order.at().isAfter(now.minus(Duration.ofHours(1))))
                .count();
        if (lately >= anHour) throw limited(authority, "too many new orders");
        for (var domain : domains)
            if (taken.stream()
                            .filter(order -> order.at().isAfter(now.minus(Duration.ofDays(7))))
                            .filter(order -> order.domains().contains(domain))
                            .count()
                    >= ofDomainAWeek) throw limited(authority, "too many certificates for " + domain);
        taken.add(new RenewalQueue.Begun(now, domains));
    }

    private static AuthorityFailure limited(String authority, String why) {
        return new AuthorityFailure(
                AuthorityFailure.Reason.RATE_LIMITED, authority, "an order", why, Optional.empty(), null);
    }

    /** What servers answer from now on. */
    public synchronized void seesInPlace(List<ChallengeAnswer> answers) {
        answers.forEach(answer -> inPlace.add(answer.toString()));
    }

    /** The next call ends with this. */
    public synchronized void willFailWith(RuntimeException trouble) {
        this.trouble = trouble;
    }

    /** From now on it answers nothing, or again. */
    public synchronized void isSilent(boolean silent) {
        this.silent = silent;
    }

    public synchronized void wouldRenew(X509Certificate certificate, RenewalWindow window) {
        windows.put(certificate, window);
    }

    /** Whom to trust. */
    public X509Certificate root() {
        return root.certificate();
    }

    /** How many orders there are. */
    public synchronized int orders() {
        return orders.size();
    }

    public synchronized List<X509Certificate> revoked() {
        return List.copyOf(revoked);
    }

    @Override
    public List<String> known() {
        return List.of(NAME);
    }

    @Override
    public byte[] newAccountKey() {
        return TestCa.elliptic("secp256r1").getPrivate().getEncoded();
    }

    @Override
    public synchronized AuthorityAccount signUp(String authority, byte[] key) {
        begin(authority);
        return new AuthorityAccount(authority, URI.create("https://fake.example/account/" + print(key)), key);
    }

    @Override
    public synchronized URI order(AuthorityAccount account, List<String> names, Optional<X509Certificate> replaced)
            throws OrderRefused {
        begin(account.authority());
        for (var name : names)
            if (name.startsWith("*")) throw new OrderRefused("No authority issues for " + name + " this way");
        count(account.authority(), names);
        var place = URI.create("https://fake.example/order/" + (orders.size() + 1));
        orders.put(place, List.copyOf(names));
        states.put(place, State.ASKED);
        return place;
    }

    @Override
    public synchronized AuthorityOrder look(AuthorityAccount account, URI order) {
        begin(account.authority());
        var state = states.get(order);
        var asked = state == State.ASKED
                ? orders.get(order).stream()
                        .map(name -> new Question(name, answer(account, order, name)))
                        .toList()
                : List.<Question>of();
        return new AuthorityOrder(state, asked, Optional.ofNullable(refusals.get(order)), Optional.empty());
    }

    @Override
    public synchronized void answered(AuthorityAccount account, URI order) {
        begin(account.authority());
        if (states.get(order) != State.ASKED) return;
        var silent = orders.get(order).stream()
                .filter(name -> !inPlace.contains(answer(account, order, name).toString()))
                .findFirst();
        states.put(order, silent.isEmpty() ? State.READY : State.REFUSED);
        silent.ifPresent(name -> refusals.put(order, name + ": the answer is not the right one"));
    }

    @Override
    public synchronized void finish(AuthorityAccount account, URI order, byte[] request) throws OrderRefused {
        begin(account.authority());
        switch (states.get(order)) {
            case READY -> issue(order, request);
            case REFUSED -> throw new OrderRefused(refusals.get(order));
            case ASKED, CHECKED -> throw new IllegalStateException("the order is not ready: " + order);
            default -> {
                // done already
            }
        }
    }

    private void issue(URI order, byte[] request) throws OrderRefused {
        try {
            var csr = new JcaPKCS10CertificationRequest(request);
            var asked = GeneralNames.fromExtensions(csr.getRequestedExtensions(), Extension.subjectAlternativeName);
            var names = new HashSet<String>();
            for (GeneralName name : asked.getNames()) names.add(name.getName().toString());
            if (!names.equals(Set.copyOf(orders.get(order)))) throw new OrderRefused("the request is for other names");
            chains.put(order, issue(new KeyPair(csr.getPublicKey(), null), names.toArray(String[]::new)));
            states.put(order, State.ISSUED);
        } catch (java.io.IOException | GeneralSecurityException e) {
            throw new OrderRefused("the request can't be read");
        }
    }

    @Override
    public synchronized List<X509Certificate> chain(AuthorityAccount account, URI order) {
        begin(account.authority());
        if (!chains.containsKey(order)) throw new IllegalStateException("it is not issued yet: " + order);
        return chains.get(order);
    }

    @Override
    public synchronized Optional<RenewalWindow> renewal(AuthorityAccount account, X509Certificate certificate) {
        begin(account.authority());
        return Optional.ofNullable(windows.get(certificate));
    }

    @Override
    public synchronized void revoke(AuthorityAccount account, X509Certificate certificate, Reason reason) {
        begin(account.authority());
        if (!revoked.contains(certificate)) revoked.add(certificate);
    }

    private void begin(String authority) {
        if (!authority.equals(NAME))
            throw new InvalidInput("authority", "AUTHORITY_NOT_ALLOWED", "'" + authority + "' is not on the list");
        if (silent)
            throw new AuthorityFailure(
                    AuthorityFailure.Reason.TIMEOUT, NAME, "an answer", "nothing came", Optional.empty(), null);
        var now = trouble;
        trouble = null;
        if (now != null) throw now;
    }

    private static ChallengeAnswer answer(AuthorityAccount account, URI order, String name) {
        return new ChallengeAnswer(print((order + name).getBytes()), print(account.key()));
    }

    private static String print(byte[] of) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(of));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
