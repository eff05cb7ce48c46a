package org.gaas.certificates;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** Bytes may nest thousands of levels deep, and a parser that follows them runs out of stack. */
final class Nesting {
    private Nesting() {}

    /**
     * @throws IOException these bytes are not exactly one sequence, or nest too deep
     */
    static ASN1Sequence checked(byte[] der) throws IOException {
        try {
            return ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        } catch (StackOverflowError deep) {
            throw new IOException("nested too deep", deep);
        }
    }
}
