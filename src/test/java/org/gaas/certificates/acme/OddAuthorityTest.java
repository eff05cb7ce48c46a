package org.gaas.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.gaas.certificates.AuthorityAccount;
import org.gaas.certificates.AuthorityFailure;
import org.gaas.certificates.AuthorityFailure.Reason;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.OrderRefused;
import org.gaas.certificates.acme.AcmeSettings.Authority;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.LimitedHttp.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayName("An authority that does not do what it should")
class OddAuthorityTest {
    private static final List<String> NAMES = List.of("capri.example.org");

    @TempDir
    private Path folder;

    private OddAuthority odd;

    @BeforeEach
    void start() {
        odd = new OddAuthority(folder);
    }

    @AfterEach
    void end() {
        odd.close();
    }

    @Test
    @DisplayName("asks to wait: until when is told")
    void rateLimited() {
        odd.on("/order", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "Mon, 30 Nov 2026 12:00:00 GMT");
            problem("rateLimited", "too many certificates for example.org").answer(exchange);
        });
        assertThatThrownBy(this::order).isInstanceOfSatisfying(AuthorityFailure.class, no -> {
            assertThat(no.kind()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(no.until()).hasValue(Instant.parse("2026-11-30T12:00:00Z"));
            assertThat(no.getMessage()).contains("too many certificates for example.org", "2026-11-30T12:00:00Z");
            assertThat(no.curableByWaiting()).isTrue();
        });
    }

    @Test
    @DisplayName("has a word against the names: that is no fault, and it is told without its control characters")
    void rejected() {
        odd.on("/order", problem("rejectedIdentifier", "not\\u0007 for\\n you"));
        assertThatThrownBy(this::order).isInstanceOf(OrderRefused.class).hasMessage("odd: not for you");
    }

    @Test
    @DisplayName("does not know the account, or breaks")
    void broken() {
        odd.on("/order", problem("accountDoesNotExist", "who are you?"));
        assertThatThrownBy(this::order).isInstanceOfSatisfying(AuthorityFailure.class, no -> assertThat(no.kind())
                .isEqualTo(Reason.ACCOUNT));
        odd.on("/order", problem("serverInternal", "oops"));
        assertThatThrownBy(this::order).isInstanceOfSatisfying(AuthorityFailure.class, no -> assertThat(no.kind())
                .isEqualTo(Reason.BROKEN));
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"<html>", " ", "{", "null", "[]", "{\"newNonce\": 1}"})
    @DisplayName("answers with what nobody understands")
    void rubbish(String text) {
        for (var path : List.of("/order", "/dir")) {
            odd.on(path, OddAuthority.json(text));
            assertThatThrownBy(this::order).isInstanceOfSatisfying(AuthorityFailure.class, no -> assertThat(no.kind())
                    .isEqualTo(Reason.BROKEN));
        }
    }

    @Test
    @DisplayName("sends 20 MB: no more than one is read")
    void large() {
        odd.on("/dir", OddAuthority.json("{\"a\": \"" + "x".repeat(20_000_000) + "\"}"));
        assertThatThrownBy(this::order)
                .isInstanceOf(AuthorityFailure.class)
                .hasMessageContaining("more than 1000000 bytes");
    }

    @Test
    @DisplayName("never answers")
    void silent() {
        odd.on("/dir", exchange -> odd.pause(30_000));
        assertThatThrownBy(this::orderInHaste).isInstanceOfSatisfying(AuthorityFailure.class, no -> {
            assertThat(no.kind()).isEqualTo(Reason.TIMEOUT);
            assertThat(no.curableByWaiting()).isTrue();
        });
    }

    @Test
    @DisplayName("answers a little now and then, for ever")
    void dripping() {
        odd.on("/dir", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int n = 0; n < 300; n++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                odd.pause(100);
            }
        });
        assertThatThrownBy(this::orderInHaste)
                .isInstanceOf(AuthorityFailure.class)
                .hasMessageContaining("no answer within 2 s")
                .extracting(no -> ((AuthorityFailure) no).kind())
                .isEqualTo(Reason.TIMEOUT);
    }

    @Test
    @DisplayName("takes its time with each answer: not longer than a step has, altogether")
    void slow() {
        for (var path : List.of("/dir", "/nonce", "/order")) {
            var answer =
                    path.equals("/dir") ? OddAuthority.json(odd.directory(odd.uri(""))) : problem("badNonce", "again");
            odd.on(path, exchange -> {
                odd.pause(1_000);
                answer.answer(exchange);
            });
        }
        assertThatThrownBy(this::orderInHaste).isInstanceOfSatisfying(AuthorityFailure.class, no -> {
            assertThat(no.kind()).isEqualTo(Reason.TIMEOUT);
            assertThat(no.found()).isEqualTo("it takes too long altogether");
        });
    }

    @Test
    @DisplayName("redirects, or names places elsewhere: nobody goes there")
    void elsewhere() {
        odd.on("/dir", exchange -> {
            exchange.getResponseHeaders().add("Location", odd.uri("/other"));
            OddAuthority.sending(302, "text/plain", "").answer(exchange);
        });
        var asked = new ArrayList<String>();
        odd.on("/other", exchange -> asked.add("asked"));
        assertThatThrownBy(this::order).isInstanceOf(AuthorityFailure.class);
        assertThat(asked).isEmpty();
        for (var at : List.of(
                "http://localhost",
                "https://127.0.0.1",
                "https://evil.example",
                odd.uri("").replace("https", "http"))) {
            odd.on("/dir", OddAuthority.json(odd.directory(at)));
            assertThatThrownBy(this::order).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.getMessage())
                    .contains("it sends elsewhere: " + at));
        }
    }

    @Test
    @DisplayName("is at an address where it may not be: no connection is opened")
    void address() {
        var asked = new ArrayList<String>();
        odd.on("/dir", exchange -> asked.add("asked"));
        for (var networks : List.of(new String[0], new String[] {"10.0.0.0/8", "::1/128"}))
            assertThatThrownBy(() -> acme(odd.settings(networks)).signUp("odd", AccountKeys.make()))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("127.0.0.1");
        assertThat(asked).isEmpty();
        // one of its addresses is enough
        var resolved = acme(odd.settings("127.0.0.0/8"), host -> addresses("127.0.0.1", "10.0.0.1"));
        assertThatThrownBy(() -> resolved.signUp("odd", AccountKeys.make()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("10.0.0.1");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("is elsewhere at the next connection: each one looks where it goes")
    void moved() {
        var turns = new ArrayDeque<>(List.of("127.0.0.1", "10.0.0.1"));
        var moving = acme(odd.settings("127.0.0.0/8"), host -> addresses(turns.remove()));
        assertThatThrownBy(() -> moving.signUp("odd", AccountKeys.make()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("10.0.0.1");
        assertThat(turns).isEmpty();
    }

    @Test
    @DisplayName("is not on the list, or shows another certificate than the one that is expected of it")
    void unknown() {
        assertThatThrownBy(() -> acme().signUp("letsencrypt", AccountKeys.make()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("on it: odd");
        var settings = odd.settings("127.0.0.0/8");
        var other = new Authority(
                "odd",
                settings.directory(),
                settings.networks(),
                Optional.empty(),
                Optional.empty(),
                true,
                AcmeSettings.Binding.NONE);
        assertThatThrownBy(() -> acme(other).signUp("odd", AccountKeys.make()))
                .isInstanceOfSatisfying(
                        AuthorityFailure.class, no -> assertThat(no.kind()).isEqualTo(Reason.TLS));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://localhost/dir", "https:///dir", "https://u:p@localhost/dir", "ftp://localhost/dir"})
    @DisplayName("is refused at the desk's start when its directory is no https URL")
    void directory(String directory) {
        assertThatThrownBy(() -> new Authority(
                        "x",
                        URI.create(directory),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        AcmeSettings.Binding.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gaas.acme.authorities");
    }

    @Test
    @DisplayName("tells when it would like to see a certificate renewed, and why")
    void renewal() throws IOException {
        var certificate = odd.certificate();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var signer = JcaX509ExtensionUtils.parseExtensionValue(certificate.getExtensionValue("2.5.29.35"));
        var id =
                base64.encodeToString(AuthorityKeyIdentifier.getInstance(signer).getKeyIdentifierOctets()) + "."
                        + base64.encodeToString(certificate.getSerialNumber().toByteArray());
        odd.on("/renewal/" + id, OddAuthority.json("""
                {"suggestedWindow": {"start": "2026-11-23T00:00:00Z", "end": "2026-11-25T12:00:00Z"},
                 "explanationURL": "https://authority.example/why"}
                """));
        assertThat(acme().renewal(account(), certificate)).hasValueSatisfying(window -> {
            assertThat(window.from()).isEqualTo("2026-11-23T00:00:00Z");
            assertThat(window.until()).isEqualTo("2026-11-25T12:00:00Z");
            assertThat(window.explanation()).hasValue(URI.create("https://authority.example/why"));
        });
    }

    private void order() throws OrderRefused {
        acme().order(account(), NAMES, Optional.empty());
    }

    private void orderInHaste() throws OrderRefused {
        acme(Duration.ofSeconds(2), odd.settings("127.0.0.0/8"), InetAddress::getAllByName)
                .order(account(), NAMES, Optional.empty());
    }

    private AuthorityAccount account() {
        return new AuthorityAccount("odd", URI.create(odd.uri("/account/1")), AccountKeys.make());
    }

    private static OddAuthority.Behaviour problem(String type, String detail) {
        return OddAuthority.sending(
                403,
                "application/problem+json",
                "{\"type\": \"urn:ietf:params:acme:error:" + type + "\", \"detail\": \"" + detail + "\"}");
    }

    private CertificateAuthority acme() {
        return acme(odd.settings("127.0.0.0/8"));
    }

    private static CertificateAuthority acme(Authority authority) {
        return acme(authority, InetAddress::getAllByName);
    }

    private static CertificateAuthority acme(Authority authority, Addresses names) {
        return acme(Duration.ofSeconds(20), authority, names);
    }

    private static CertificateAuthority acme(Duration patience, Authority authority, Addresses names) {
        return new Acme(
                new AcmeAuthorities(new AcmeSettings(List.of(authority), patience, patience.multipliedBy(2)), names));
    }

    private static InetAddress[] addresses(String... numbers) throws UnknownHostException {
        var addresses = new InetAddress[numbers.length];
        for (int n = 0; n < numbers.length; n++) addresses[n] = InetAddress.getByName(numbers[n]);
        return addresses;
    }
}
