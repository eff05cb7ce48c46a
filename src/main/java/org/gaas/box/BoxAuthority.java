package org.gaas.box;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.gaas.box.tls.TestAuthority;
import org.gaas.certificates.AuthorityAccount;
import org.gaas.certificates.AuthorityOrder;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.OrderRefused;

/**
 * The box's own authority for the names of productions, where no other is on the desk's list: names below localhost lead
 * to this machine for everybody, so it need not look. An order is where its certificate will be; nothing is remembered.
 */
final class BoxAuthority implements CertificateAuthority {
    static final String NAME = "box";
    private static final String ORDERS = "box:";

    private final CertificateAuthority others;
    private final TestAuthority authority;
    private final Path folder;

    /**
     * @param others those on the desk's list; the box's own is not asked when there are any
     * @param folder for what it issued
     */
    BoxAuthority(CertificateAuthority others, TestAuthority authority, Path folder) {
        this.others = others;
        this.authority = authority;
        this.folder = folder;
    }

    @Override
    public List<String> known() {
        return others.known().isEmpty() ? List.of(NAME) : others.known();
    }

    @Override
    public byte[] newAccountKey() {
        return others.newAccountKey();
    }

    @Override
    public AuthorityAccount signUp(String name, byte[] key) {
        return name.equals(NAME)
                ? new AuthorityAccount(NAME, URI.create(ORDERS + "account"), key)
                : others.signUp(name, key);
    }

    @Override
    public URI order(AuthorityAccount account, List<String> names, Optional<X509Certificate> replaced)
            throws OrderRefused {
        if (!isOwn(account)) return others.order(account, names, replaced);
        for (var name : names)
            if (!name.endsWith(".localhost"))
                throw new OrderRefused("The demonstration's own authority signs names below localhost only, such as "
                        + name.replaceFirst("\\..*", "") + ".gaas.localhost; not " + name);
        return URI.create(ORDERS + UUID.randomUUID() + "/" + String.join(",", new TreeSet<>(names)));
    }

    @Override
    public AuthorityOrder look(AuthorityAccount account, URI order) {
        if (!isOwn(account)) return others.look(account, order);
        var state = Files.exists(file(order)) ? AuthorityOrder.State.ISSUED : AuthorityOrder.State.READY;
        return new AuthorityOrder(state, List.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public void answered(AuthorityAccount account, URI order) {
        if (!isOwn(account)) others.answered(account, order);
    }

    @Override
    public void finish(AuthorityAccount account, URI order, byte[] request) throws OrderRefused {
        if (!isOwn(account)) {
            others.finish(account, order, request);
            return;
        }
        if (Files.exists(file(order))) return;
        try {
            var asked = new JcaPKCS10CertificationRequest(request);
            var names = namesOf(asked);
            if (!names.equals(names(order))) throw new OrderRefused("The request is for other names than the order");
            write(file(order), authority.sign(asked.getPublicKey(), List.copyOf(names)));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new OrderRefused("The request can't be read: " + unreadable.getMessage());
        }
    }

    @Override
    public List<X509Certificate> chain(AuthorityAccount account, URI order) {
        if (!isOwn(account)) return others.chain(account, order);
        var file = file(order);
        if (!Files.exists(file)) throw new IllegalStateException("it is not issued yet: " + order);
        try (var pem = new PEMParser(new StringReader(Files.readString(file)))) {
            var issued = new ArrayList<X509Certificate>();
            issued.add(new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) pem.readObject()));
            return issued;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(file + " is no certificate", broken);
        }
    }

    @Override
    public Optional<RenewalWindow> renewal(AuthorityAccount account, X509Certificate certificate) {
        return isOwn(account) ? Optional.empty() : others.renewal(account, certificate);
    }

    /** Nobody asks the box's authority what it revoked. */
    @Override
    public void revoke(AuthorityAccount account, X509Certificate certificate, Reason reason) {
        if (!isOwn(account)) others.revoke(account, certificate, reason);
    }

    private static boolean isOwn(AuthorityAccount account) {
        return account.authority().equals(NAME);
    }

    private static Set<String> names(URI order) {
        return new TreeSet<>(List.of(order.toString().replaceFirst(".*/", "").split(",")));
    }

    private static Set<String> namesOf(JcaPKCS10CertificationRequest request) {
        var names = new TreeSet<String>();
        var asked = GeneralNames.fromExtensions(request.getRequestedExtensions(), Extension.subjectAlternativeName);
        for (GeneralName name : asked.getNames()) names.add(name.getName().toString());
        return names;
    }

    private Path file(URI order) {
        var number = order.toString().substring(ORDERS.length()).replaceFirst("/.*", "");
        return folder.resolve("issued-" + UUID.fromString(number) + ".pem");
    }

    private static void write(Path file, X509Certificate certificate) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try (var pem = new JcaPEMWriter(Files.newBufferedWriter(beside))) {
            pem.writeObject(certificate);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
