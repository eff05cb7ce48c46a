package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.certificates.TestCa.Wanted;
import org.gaas.remote.Secret;

/**
 * What people hand over that must not reach a server (HOSTILE.md, M42, and more).
 *
 * @param why a part of what they are told
 */
record BadMaterial(String name, List<byte[]> files, Optional<Secret> passphrase, String why) {
    /**
     * @param above an authority that is trusted
     * @param between one below it
     */
    static Stream<BadMaterial> all(TestCa above, TestCa between, String host) {
        var keys = TestCa.elliptic("secp256r1");
        var other = TestCa.elliptic("secp256r1");
        var weak = TestCa.rsa(1024);
        var good = between.site(keys, host);
        var now = TestCa.NOW;
        var old = above.below(new Wanted("Was between")
                .authority()
                .valid(now.minus(Duration.ofDays(900)), now.minus(Duration.ofDays(1))));
        var alone = TestCa.root("Nobody's root");
        return Stream.of(
                of(
                        "of another installation's name",
                        with(keys, between.site(keys, host, "friesland.example"), between),
                        "friesland.example"),
                of("whose key is another's", with(other, good, between), "does not belong to the private key"),
                of(
                        "that has expired",
                        with(
                                keys,
                                between.issue(new Wanted(host)
                                        .names(host)
                                        .keys(keys)
                                        .valid(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)))),
                                between),
                        "has expired on"),
                of(
                        "that is not valid yet",
                        with(
                                keys,
                                between.issue(new Wanted(host)
                                        .names(host)
                                        .keys(keys)
                                        .valid(now.plus(Duration.ofDays(9)), now.plus(Duration.ofDays(90)))),
                                between),
                        "is not valid before"),
                of("with a key of 1024 bits", with(weak, between.site(weak, host), between), "RSA with 1024 bits"),
                of(
                        "with another's key behind its own",
                        with(keys, good, between) + Written.pem(other.getPrivate()),
                        "There are 2 private keys"),
                of("with an intermediate that has expired", with(keys, old.site(keys, host), old), "authority between"),
                of("without its intermediate", Written.pem(good, keys.getPrivate()), "is missing"),
                of(
                        "signed by itself",
                        with(
                                alone.keys(),
                                alone.issue(new Wanted(host).names(host).keys(alone.keys())),
                                alone),
                        "is signed by itself"),
                of(
                        "for other names",
                        with(keys, between.site(keys, "else.example"), between),
                        "does not hold the name " + host),
                new BadMaterial(
                        "under a passphrase, with the wrong one",
                        List.of(Written.pkcs12("right", keys.getPrivate(), good, between.certificate())),
                        Optional.of(Secret.of("wrong")),
                        "The password does not open the file"),
                new BadMaterial("of 10 MB", List.of(new byte[10 << 20]), Optional.empty(), "The file is too large"),
                of("that is a web page", "<!DOCTYPE html><html><body>Sign in", "This is a web page"),
                of(
                        "that is a request",
                        SigningRequest.of(List.of(new CertificateName(host)), KeyKind.P256, keys)
                                .pem(),
                        "request for a certificate"),
                of("that is nothing", "", "There is nothing in the file"));
    }

    private static String with(KeyPair keys, X509Certificate site, TestCa between) {
        return Written.pem(site, between.certificate(), keys.getPrivate());
    }

    private static BadMaterial of(String name, String text, String why) {
        return new BadMaterial(name, List.of(text.getBytes(US_ASCII)), Optional.empty(), why);
    }

    @Override
    public String toString() {
        return name;
    }
}
