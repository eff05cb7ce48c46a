package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_UNREADABLE;

import java.math.BigInteger;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * How much work a passphrase may make: a file says how often it is to be hashed, and may say two thousand million. The
 * bound is for all of a file together, and is a second or two.
 */
final class Effort {
    private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(3_000_000);
    private static final BigInteger MOST_MEMORY = BigInteger.valueOf(64 << 20);

    private BigInteger left = MOST_ROUNDS;

    void spend(BigInteger rounds) {
        left = left.subtract(rounds.abs());
        if (left.signum() < 0) throw MaterialReader.no(CERT_UNREADABLE);
    }

    void spend(AlgorithmIdentifier method) {
        if (!method.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            // PKCS#5 version 1 and PKCS#12: a salt and a number of rounds
            spend(PKCS12PBEParams.getInstance(method.getParameters()).getIterations());
            return;
        }
        var derivation = PBES2Parameters.getInstance(method.getParameters()).getKeyDerivationFunc();
        if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2))
            spend(PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount());
        else if (derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt))
            spend(ScryptParams.getInstance(derivation.getParameters()));
        else throw MaterialReader.no(CERT_UNREADABLE);
    }

    private void spend(ScryptParams scrypt) {
        var memory = scrypt.getCostParameter().multiply(scrypt.getBlockSize()).multiply(BigInteger.valueOf(128));
        if (memory.compareTo(MOST_MEMORY) > 0) throw MaterialReader.no(CERT_UNREADABLE);
        spend(scrypt.getCostParameter().multiply(scrypt.getParallelizationParameter()));
    }
}
