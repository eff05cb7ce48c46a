package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.gaas.certificates.CertificateRule.CERT_EMPTY;
import static org.gaas.certificates.CertificateRule.CERT_IS_HTML;
import static org.gaas.certificates.CertificateRule.CERT_MISSING;
import static org.gaas.certificates.CertificateRule.CERT_TOO_LARGE;
import static org.gaas.certificates.CertificateRule.CERT_UNREADABLE;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Secret;

/** Finds out what a file is, and has it read. */
final class MaterialReader {
    /** Ten certificates and a key of 8192 bits, as text, are a quarter of it. */
    static final int MOST_BYTES = 256 * 1024;

    private final Pile pile;
    private final PemFile pem;
    private final DerFile der;

    MaterialReader(Optional<Secret> passphrase) {
        this.pile = new Pile();
        var lock = new KeyLock(passphrase);
        this.der = new DerFile(pile, lock);
        this.pem = new PemFile(pile, lock, der);
    }

    Material read(List<byte[]> files) {
        var size = files.stream().mapToLong(file -> file.length).sum();
        if (size > MOST_BYTES) throw no(CERT_TOO_LARGE, shown(size));
        if (size == 0) throw no(CERT_EMPTY);
        for (var file : files) if (file.length > 0) read(file);
        if (pile.certificates().isEmpty()) throw no(CERT_MISSING);
        return new Material(pile.certificates(), pile.key());
    }

    private void read(byte[] file) {
        try {
            var text = text(file);
            if (text.contains("-----BEGIN ")) pem.read(text);
            else if (file[0] == 0x30) der.read(file);
            else throw no(isMarkup(text) ? CERT_IS_HTML : CERT_UNREADABLE);
        } catch (InvalidInput known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            // what parsers throw about bytes that are no certificate has no common kind
            throw no(CERT_UNREADABLE);
        }
    }

    /** Letters of any one-byte encoding, or of Windows' two-byte one; byte order marks are taken away. */
    private static String text(byte[] file) {
        var charset = ISO_8859_1;
        if (file.length > 1 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe) charset = UTF_16LE;
        if (file.length > 1 && (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff) charset = UTF_16BE;
        return new String(file, charset).replace("\ufeff", "").replace("\u00ef\u00bb\u00bf", "");
    }

    private static boolean isMarkup(String text) {
        var begin = text.stripLeading().toLowerCase(Locale.ROOT);
        return begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("<?xml");
    }

    private static String shown(long bytes) {
        return bytes < 1 << 20 ? bytes / 1024 + " kB" : bytes / (1 << 20) + " MB";
    }

    static InvalidInput no(CertificateRule rule, Object... about) {
        return CertificateFinding.of(rule, about).at("file");
    }
}
