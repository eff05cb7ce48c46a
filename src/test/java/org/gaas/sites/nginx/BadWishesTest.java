package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.gaas.remote.Result;
import org.gaas.remote.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would try who took over the desk: the programs of root believe nothing. */
@FleetTest
@DisplayName("Wishes for sites and schedules that are refused")
class BadWishesTest {
    private static final List<String> NASTY = List.of(
            "a;b",
            "a b",
            "$a",
            "${a}",
            "a\"b",
            "a'b",
            "a`id`",
            "a\\b",
            "a{b",
            "a}b",
            "../a",
            "a/../b",
            "..",
            "/a",
            "a\tb",
            "a\u0001b",
            "a\u007fb",
            "a\rb",
            "é",
            "",
            "-a",
            "a#b",
            "*",
            "a|b",
            "a\u202eb",
            "a".repeat(600));

    /** Every key with a value that is right, and the bad ones that would be right for it all the same. */
    private static final Map<String, List<String>> SITE = Map.of(
            "host",
            List.of(),
            "prefix",
            List.of(),
            "web",
            List.of(),
            "runtime",
            List.of(),
            "entry",
            List.of(),
            "log",
            List.of(),
            "env.APPLICATION_ENV",
            List.of(
                    "a;b",
                    "a b",
                    "$a",
                    "${a}",
                    "a\"b",
                    "a`id`",
                    "a\\b",
                    "a{b",
                    "a}b",
                    "../a",
                    "a/../b",
                    "..",
                    "/a",
                    "é",
                    "",
                    "-a",
                    "a#b",
                    "*",
                    "a|b",
                    "a\u202eb"));

    private static final Map<String, List<String>> SCHEDULE = Map.of(
            "at.1",
            List.of(),
            "run.1.1",
            List.of(),
            "log",
            List.of(),
            "run.1.2",
            List.of(
                    "a;b", "a b", "$a", "${a}", "a\"b", "a'b", "a`id`", "a\\b", "a{b", "a}b", "../a", "a/../b", "..",
                    "/a", "-a", "a#b", "*", "a|b"),
            "env.APPLICATION_ENV",
            List.of(
                    "a;b", "a b", "$a", "${a}", "a\"b", "a`id`", "a\\b", "a{b", "a}b", "../a", "a/../b", "..", "/a", "",
                    "-a", "a#b", "*", "a|b"));

    private static final String JOB =
            "at.1=0 7,19 * * *\nrun.1.1=php\nrun.1.2=x\nlog=var/errors.log\nenv.APPLICATION_ENV=testing\n";

    private final TestFleet fleet;
    private final Host host;
    private InstalledPhp site;

    BadWishesTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(InstalledPhp.SERVER);
    }

    @BeforeEach
    void installation() {
        site = InstalledPhp.named("bad-test", fleet);
    }

    @AfterEach
    void nothingIsLeft() {
        site.remove();
    }

    static Stream<Arguments> keys() {
        return Stream.concat(
                SITE.keySet().stream().map(key -> Arguments.of("site", key)),
                SCHEDULE.keySet().stream().map(key -> Arguments.of("schedule", key)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("keys")
    @DisplayName("a bad value is refused with a sentence that names the key, and nothing is changed")
    void values(String program, String key) {
        var right = program.equals("site") ? site.wish() : JOB;
        var harmless = (program.equals("site") ? SITE : SCHEDULE).get(key);
        assertThat(right).contains(key + "=");
        var wrong = new TreeMap<String, String>();
        for (var value : NASTY) {
            if (harmless.contains(value)) continue;
            var wish = right.replaceFirst(
                    "(?m)^" + key + "=.*", java.util.regex.Matcher.quoteReplacement(key + "=" + value));
            var said = site.asked(program, "check", wish);
            if (said.exit() != 2
                    || !said.err().startsWith(program + ": ")
                    || said.err().lines().count() != 1) wrong.put(value, said.exit() + " " + said.err() + said.out());
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"site", "schedule"})
    @DisplayName("whatever is taken stands in its place as data")
    void taken(String program) {
        var right = program.equals("site") ? site.wish() : JOB;
        var odd = "a;b \"$x\" `id` ${y} \\ {z} | # *";
        site.asked(program, "put", right.replace("testing", odd)).expect("taken");
        site.asked(program, "check", right.replace("testing", odd)).expect("so it is");
        if (program.equals("site")) {
            site.root("nginx -t -q");
            assertThat(site.root("/usr/sbin/php-fpm* -tt -y /etc/gaas/php/bad-test.conf 2>&1 | grep APPLICATION_ENV"))
                    .contains(odd);
        } else {
            assertThat(site.root("sed -n 's/^0 7,19 [*] [*] [*] bad-test //p' /etc/cron.d/gaas-bad-test"
                            + " | sed 's/ php x >>.*/ sh -c \"echo \\\\$APPLICATION_ENV\"/' | sh"))
                    .contains("a;b");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "host=x.example.org",
                "prefix=/other",
                "host=SERVER\nprefix=/other-test",
                "unknown=x",
                "redirect=old.example.org",
                "redirect=old.example.org nobody.example.org",
                "redirect=old.example.org;} new.example.org",
                "web",
                "web=htdocs\nweb=htdocs",
                "env.PATH=/tmp",
                "env.LD_PRELOAD=/tmp/x.so",
                "env.PHP_INI_SCAN_DIR=/tmp",
                "env.a=b",
                "env.=b",
                "env.A]=b",
                "runtime=cgi",
                "entry=index.txt",
                "cut off",
            })
    @DisplayName("lines that don't belong there are refused")
    void lines(String lines) {
        var text = lines.replace("SERVER", InstalledPhp.HOST);
        var wish = text.equals("cut off")
                ? site.wish() + "entry=ind"
                : text.startsWith("runtime") || text.startsWith("entry")
                        ? site.wish().replaceFirst(text.replaceFirst("=.*", "") + "=.*", text)
                        : site.wish() + text + "\n";
        var said = site.site("put", wish);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("site: ").endsWith("\n");
        site.site("gone", "").expect("nothing was made");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "1-2-3 * * * *",
                ", * * * *",
                "* * * *",
                "* * * * * root",
                "1,,2 * * * *",
                "- * * * *"
            })
    @DisplayName("times that cron does not know are refused")
    void times(String at) {
        assertThat(site.asked("schedule", "put", JOB.replace("0 7,19 * * *", at))
                        .exit())
                .isEqualTo(2);
        site.asked("schedule", "gone", "").expect("nothing was made");
    }

    @Test
    @DisplayName("names of installations are names, and have a user")
    void names() {
        var refused = new ArrayList<String>();
        for (var name : List.of("../x", "a/b", "A", "-a", "a b", "a;b", "a-", "", "root", "gaas", "nobody", "no-such"))
            for (var program : List.of("site", "schedule")) {
                var said = host.run(Command.of("sudo", "-n", "/usr/lib/gaas/" + program, "put", name)
                        .reading(Source.of(
                                (program.equals("site") ? site.wish().replace("bad-test", name) : JOB).getBytes())));
                if (said.exit() != 2) refused.add(program + " " + name + " " + said);
            }
        assertThat(refused).isEmpty();
    }

    @Test
    @DisplayName("neither the mask nor the folder nor the variables of whoever asks change what is made")
    void surroundings() {
        asking(
                        "umask 077; cd /srv/gaas; LC_ALL=nl_NL.UTF-8 TZ=../x exec sudo -n /usr/lib/gaas/site put bad-test",
                        site.wish())
                .expect("a site");
        asking("umask 0; cd /srv/gaas; exec sudo -n /usr/lib/gaas/schedule put bad-test", JOB)
                .expect("a schedule");
        assertThat(
                        site.root(
                                "cd /; stat -c '%a %U %n' etc/nginx/gaas/shared/bad-test.conf etc/logrotate.d/gaas-bad-test"
                                        + " var/log/gaas/bad-test.error.log; readlink /proc/$(cat /run/gaas/php/bad-test.pid)/cwd"))
                .isEqualTo("""
                        644 root etc/nginx/gaas/shared/bad-test.conf
                        644 root etc/logrotate.d/gaas-bad-test
                        640 bad-test var/log/gaas/bad-test.error.log
                        /
                        """);
    }

    @Test
    @DisplayName("what an application finds in its environment, and the words of its jobs, are read by nobody else")
    void confidential() {
        site.put().expect("a site");
        site.asked("schedule", "put", JOB).expect("a schedule");
        for (var file : List.of("/etc/gaas/php/bad-test.conf", "/etc/cron.d/gaas-bad-test")) {
            assertThat(site.root("grep -c testing " + file)).isEqualTo("1\n");
            assertThat(site.asItself("cat " + file)).contains("Permission denied");
        }
    }

    @Test
    @DisplayName("names that differ by a word of the templates don't get into each other's way")
    void similar() {
        site.put().expect("a site");
        var other = InstalledPhp.named("bad-test-folder", fleet);
        try {
            other.put().expect("another site");
        } finally {
            other.remove();
        }
    }

    private Result asking(String script, String wish) {
        return host.run(Command.of("sh", "-c", script).reading(wish));
    }

    @Test
    @DisplayName("the programs that set a server up are not the desk's")
    void notTheDesks() {
        for (var program : List.of("shared-host", "php", "rules.pl", "nginx.pl", "tls.pl"))
            assertThat(host.run(Command.of("sudo", "-n", "/usr/lib/gaas/" + program, "all"))
                            .ok())
                    .isFalse();
    }
}
