package org.gaas.remote.sh;

import java.time.Duration;
import org.gaas.remote.Host;
import org.gaas.remote.HostContract;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A host by script, on this machine")
class ScriptHostTest extends HostContract {
    private final LocalWire wire = new LocalWire("/bin/sh");

    @Override
    protected Host host() {
        var usual = RemoteSettings.usual(root);
        var settings = new RemoteSettings(
                root,
                usual.connectTimeout(),
                usual.loginTimeout(),
                usual.commandTimeout(),
                Duration.ofSeconds(2),
                usual.idleTimeout(),
                usual.keepalive());
        return new ScriptHost("local1", root.toString(), new PlainPlatform(), wire, settings);
    }
}
