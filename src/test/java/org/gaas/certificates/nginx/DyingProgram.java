package org.gaas.certificates.nginx;

import java.util.List;
import java.util.Set;

/**
 * The program of root that changes certificates, killed at a line of its own: the same line each time, whatever else the
 * machine does meanwhile. Perl's debugger tells which line comes next.
 */
final class DyingProgram {
    /** What changes something that outlives it. */
    private static final Set<String> CHANGES = Set.of("put", "back", "take", "keep", "switch", "lead", "tidy");

    private static final String WATCH = """
            package DB;
            my %seen;
            my $end = $ENV{AT};
            sub DB {
                my (undef, $file, $line) = caller;
                return if $file !~ m{/(?:certificate|tls[.]pl)\\z};
                my $at = "$file:$line";
                if ($end) { kill KILL => $$ if $at eq $end }
                elsif (!$seen{$at}++) { print STDERR $at, ' ', (caller 1)[3] // '', "\\n" }
            }
            1;
            """;

    private final PublishedSite site;

    DyingProgram(PublishedSite site) {
        this.site = site;
    }

    /** The lines at which it may die once it changes something, in their order; it does it. */
    List<String> lines(String word, String input) {
        return called("", word, input)
                .lines()
                .filter(line -> line.startsWith("/usr/lib/gaas/"))
                .dropWhile(line -> !line.endsWith("::take"))
                .filter(line -> CHANGES.contains(line.substring(line.lastIndexOf(':') + 1)))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** Begins this; whether it came to the line, and died. */
    boolean dies(String line, String word, String input) {
        return called(line, word, input).contains("dead");
    }

    private String called(String line, String word, String input) {
        return site.root("cat >/run/gaas/watch.pl <<'END'\n" + WATCH + "END\n"
                + "AT=" + line + " PERL5DB='BEGIN { require q(/run/gaas/watch.pl) }'"
                + " perl -d /usr/lib/gaas/certificate " + word + " @ 2>&1 <<'END' || echo dead\n" + input + "END\n"
                + "rm /run/gaas/watch.pl");
    }
}
