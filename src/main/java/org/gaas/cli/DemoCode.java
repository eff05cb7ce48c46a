package org.gaas.cli;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import javax.crypto.spec.SecretKeySpec;
import org.gaas.cli.client.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The phone of an invented person: only of those of a demo on this machine. */
@Command(name = "code", description = "Show the code that a demo user's phone would show now.")
final class DemoCode implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "for example hanna")
    String user;

    @Override
    public Integer call() {
        var gaas = (Gaas) spec.root().userObject();
        var secret = gaas.surroundings()
                .accounts()
                .secretOf(user)
                .orElseThrow(() -> Trouble.of(
                        Trouble.Kind.INPUT,
                        "no code is made here",
                        "USER",
                        "'" + user + "' is nobody of a demo on this machine",
                        "real people have an app; './gaas demo' tells who is invented"));
        try {
            var key = new SecretKeySpec(HexFormat.of().parseHex(secret), "RAW");
            gaas.terminal()
                    .line(new TimeBasedOneTimePasswordGenerator()
                            .generateOneTimePasswordString(
                                    key, gaas.surroundings().clock().instant()));
            return ExitCode.DONE;
        } catch (InvalidKeyException | IllegalArgumentException spoilt) {
            throw Trouble.of(
                    Trouble.Kind.INPUT,
                    "no code is made here",
                    "cli.properties",
                    "its secret is spoilt",
                    "start the demo anew");
        }
    }
}
