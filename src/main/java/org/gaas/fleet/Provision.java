package org.gaas.fleet;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What {@code docker/host/provision} puts on a server, as this version of the desk knows it.
 *
 * @param packages from Debian
 * @param programs of root that the desk may run, as the sudoers file names them
 * @param sums SHA-256 of each program, template and file of configuration, by its path on the server
 */
record Provision(List<String> packages, List<String> programs, Map<String, String> sums) {
    private static final String PROGRAMS = "/usr/lib/gaas/";
    private static final String TEMPLATES = "/etc/gaas/templates/";

    /** Files of configuration by where they lie in docker/host, and where they come to; all may read them. */
    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            entry("packages", "/etc/gaas/packages"),
            entry("etc/gaas-php@.service", "/etc/systemd/system/gaas-php@.service"),
            entry("etc/mariadb.cnf", "/etc/mysql/mariadb.conf.d/90-gaas.cnf"),
            entry("etc/namespace.conf", "/etc/security/namespace.d/gaas.conf"),
            entry("etc/nginx/challenge", "/etc/nginx/gaas/challenge"),
            entry("etc/nginx/php", "/etc/nginx/gaas/php"),
            entry("etc/nginx/server", "/etc/nginx/gaas/server"),
            entry("etc/nginx/tls", "/etc/nginx/gaas/tls"),
            entry("etc/pam", "/etc/pam.d/gaas-developers"),
            entry("etc/sessions", "/etc/cron.d/gaas-sessions"),
            entry("etc/sshd.conf", "/etc/ssh/sshd_config.d/gaas.conf"));

    static Provision delivered() {
        try {
            var sums = new TreeMap<String, String>();
            for (var file : CONFIGURATION.entrySet())
                sums.put(file.getValue(), sum(one("classpath:host/" + file.getKey())));
            for (var file : all("classpath*:host/templates/*")) sums.put(TEMPLATES + file.getFilename(), sum(file));
            for (var file : all("classpath*:host/lib/*")) sums.put(PROGRAMS + file.getFilename(), sum(file));
            return new Provision(
                    one("classpath:host/packages")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    Pattern.compile(PROGRAMS + "[a-z-]+")
                            .matcher(one("classpath:host/etc/sudoers").getContentAsString(StandardCharsets.UTF_8))
                            .results()
                            .map(MatchResult::group)
                            .sorted()
                            .toList(),
                    sums);
        } catch (IOException missing) {
            throw new UncheckedIOException("the desk lacks what servers are provisioned with", missing);
        }
    }

    private static Resource one(String place) {
        return new PathMatchingResourcePatternResolver().getResource(place);
    }

    private static List<Resource> all(String place) throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources(place)).stream()
                .filter(Resource::isReadable)
                .toList();
    }

    private static String sum(Resource file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
