package org.gaas.certificates;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Certificates from the authority that tests have")
class FakeCertificateAuthorityTest extends CertificateAuthorityContract {
    private final FakeCertificateAuthority fake = new FakeCertificateAuthority();

    @Override
    protected CertificateAuthority authority() {
        return fake;
    }

    @Override
    protected String named() {
        return FakeCertificateAuthority.NAME;
    }

    @Override
    protected void give(List<ChallengeAnswer> answers) {
        fake.seesInPlace(answers);
    }
}
