package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.box.tls.TestAuthority;
import org.gaas.remote.Local;

/** Apache httpd with mod_dav_svn over TLS, from a configuration of its own; no system service is touched. */
final class ApacheServer implements AutoCloseable {
    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    final int port;
    private final Process process;
    private final Path trusted;

    /**
     * @param folder holds repositories, one folder each; they are found below {@code /svn}
     * @param more lines for the configuration
     */
    ApacheServer(Path folder, String more) throws Exception {
        var home = Files.createDirectory(folder.resolve("apache"));
        var authority = new TestAuthority(Files.createDirectories(folder.resolve("tls")), Clock.systemUTC());
        authority.leaf("server", List.of("localhost", "127.0.0.1"));
        trusted = authority.file();
        port = Programs.freePort();
        // as root its workers are somebody else
        for (var open : List.of(folder, folder.resolve("app")))
            assertThat(new ProcessBuilder("chmod", "-R", "a+rX", open.toString())
                            .start()
                            .waitFor())
                    .isZero();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("httpd.conf"), """
                ServerRoot %1$s
                ServerName localhost
                Listen 127.0.0.1:%2$d
                PidFile %1$s/pid
                ErrorLog %1$s/error.log
                DefaultRuntimeDir %1$s
                LoadModule mpm_event_module %3$s/mod_mpm_event.so
                LoadModule authz_core_module %3$s/mod_authz_core.so
                LoadModule alias_module %3$s/mod_alias.so
                LoadModule ssl_module %3$s/mod_ssl.so
                LoadModule dav_module %3$s/mod_dav.so
                LoadModule dav_svn_module %3$s/mod_dav_svn.so
                LoadModule authz_svn_module %3$s/mod_authz_svn.so
                %4$s
                SSLSessionCache none
                SSLEngine on
                SSLCertificateFile %5$s/tls/server.pem
                SSLCertificateKeyFile %5$s/tls/server.key
                <Location /svn>
                    DAV svn
                    SVNParentPath %5$s
                    Require all granted
                </Location>
                %6$s
                """.formatted(home, port, MODULES, user(), folder, more));
        process = Programs.start(
                home.resolve("out.log"),
                port,
                "apache2",
                "-D",
                "FOREGROUND",
                "-f",
                home.resolve("httpd.conf").toString());
    }

    static boolean isInstalled() {
        return Local.has("apache2") && Files.exists(MODULES.resolve("mod_dav_svn.so"));
    }

    /** Trusts the server's authority, and no other. */
    SSLContext trust() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(trusted)) {
            store.setCertificateEntry(
                    "ca",
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    private static String user() {
        return Local.line("id", "-u").equals("0") ? "User www-data\nGroup www-data" : "";
    }

    @Override
    public void close() throws Exception {
        Programs.end(process);
    }
}
