package org.gaas.access.openssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.remote.OneWish.brought;

import java.util.List;
import java.util.Optional;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.OneWish;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FleetTest
@DisplayName("On a real server, whoever may come by ssh key")
class DebianKeysTest extends KeysOnServer {
    DebianKeysTest(TestFleet fleet) {
        super(fleet);
    }

    @Test
    @DisplayName("is found when nobody granted it: a key, a view, an account; and what is half made is made whole")
    void strays() {
        var wish = exactly(kim());
        OneWish.fulfil(host, wish);
        assertThat(brought(host, wish)).isEqualTo(Outcome.NONE);
        for (var stray : List.of(
                "echo 'ssh-ed25519 AAAA stray' >> /etc/gaas/developers/keys/d_kim",
                "echo veiled-acc >> /etc/gaas/developers/views/d_kim",
                "useradd --system -g gaas-developers -s /usr/sbin/nologin d_stray",
                "useradd --system -N -G gaas-developers d_stray && touch /etc/gaas/developers/keys/d_stray",
                "usermod -a -G veiled-acc d_kim",
                "usermod -s /bin/sh d_kim",
                "rm /etc/gaas/developers/keys/d_kim",
                "rm /etc/gaas/developers/views/d_kim",
                "userdel d_kim")) {
            root(stray);
            var found = host.check(List.of(wish)).lines().get(0);
            assertThat(found.outcome()).as(stray).isEqualTo(Outcome.WOULD_APPLY);
            assertThat(found.reason()).as(stray).contains(stray.contains("d_stray") ? "d_stray" : "d_kim");
            assertThat(brought(host, wish)).as(stray).isEqualTo(Outcome.APPLIED);
            assertThat(brought(host, wish)).as(stray).isEqualTo(Outcome.NONE);
            root("userdel d_stray 2> /dev/null || :");
        }
        assertThat(sftp("ls /")).contains("/keys-acc").doesNotContain("veiled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=root 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=gaas 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=keys-acc 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=d_kim 20991231230000Z any ssh-ed25519 AAAA\n",
                "key=d_kim 20991231230000Z any ssh-dss KEY\n",
                "key=d_kim 20991231230000Z any\",command=\"id ssh-ed25519 KEY\n",
                "key=d_kim 20991231230000Z 0.0.0.0/0,command ssh-ed25519 KEY\n",
                "key=d_kim any any ssh-ed25519 KEY\n",
                "key=d_kim 20991231230000Z any ssh-ed25519 KEY x\n",
                "key=d_kim 20991231230000Z any ssh-rsa KEY\n",
                "opens=d_kim ../../etc\n",
                "opens=d_kim keys-acc ../settings.log\n",
                "opens=d_kim keys-acc settings.ini\n",
                "opens=d_../kim keys-acc\n",
                "opens=root keys-acc\n",
                "days=1827\n",
                "opens=d_kim keys-acc"
            })
    @DisplayName("is nobody but who the desk may name, by a key that is one")
    void refused(String wish) {
        var before = root("cat /etc/passwd /etc/group; ls -R /etc/gaas/developers");
        var text = wish.replace("KEY", key("key").text());
        assertThat(brought(host, new RootProgram("developers", ".developers", Optional.of("days=1827\n" + text))))
                .isEqualTo(Outcome.FAILED);
        assertThat(root("cat /etc/passwd /etc/group; ls -R /etc/gaas/developers"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "days=\n", "days=1\n", "days=99999999\n", "days=x\n"})
    @DisplayName("is there for nothing without a number of days for which it is kept who came")
    void kept(String wish) {
        assertThat(brought(host, new RootProgram("developers", ".developers", Optional.of(wish))))
                .isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim", "k.m", "kim x", "a234567890123456789012345678901", "-kim", "kïm"})
    @DisplayName("has a name that a system user may have")
    void names(String name) {
        assertThatThrownBy(() -> kind.user(name)).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo("ACCOUNT_INVALID"));
    }
}
