package org.gaas.box.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaas.box.BoxHome;

/**
 * What a newcomer reads when everything is there: where to look, who to be, what to try.
 *
 * @param desk the desk's own address, ends with a slash
 * @param authority the certificate that makes the site trusted
 * @param users one line for each
 * @param repository the sample repository's URL
 * @param subversion the same in Subversion
 */
record Welcome(URI desk, Path home, Path authority, List<String> users, String repository, String subversion) {
    String text(FirstTrial.Outcome trial) {
        var lines = new StringBuilder("\n");
        if (trial.ready()) {
            line(lines, "Site", trial.url().orElse("not known yet: ./gaas show " + FirstTrial.INSTALLATION));
            line(lines, "Tasklist", desk + "camunda/app/tasklist/   as dora: the task \"Confirm trial\" waits for you");
        } else {
            line(lines, "Trial", FirstTrial.INSTALLATION + " is not there yet, its state is: " + trial.state());
            line(lines, "Tasklist", desk + "camunda/app/tasklist/   as hanna: see what has to be repaired");
        }
        line(lines, "Cockpit", desk + "camunda/app/cockpit/    as mark: the process on its diagram");
        lines.append("\nPeople: name, password, roles (kept in ")
                .append(home.resolve("users.txt"))
                .append(")\n");
        users.forEach(user -> lines.append("  ").append(user).append('\n'));
        lines.append("\nTry next, in another shell:\n");
        lines.append("  ./gaas install friesland --kind test --repo ")
                .append(repository)
                .append(" --tag 1.1.0\n");
        lines.append("  ./gaas deploy 1.2.0 --to friesland-test\n");
        lines.append("  ./gaas tasks\n");
        lines.append(
                "  ./gaas onboard welcome --host welcome.gaas.localhost --contact \"C. Klant <c.klant@example.org>\"\n");
        lines.append(
                "    then in Tasklist: mark (Accept quote), hanna (Approve and place), daan (Sign off acceptance);\n");
        lines.append("    until then the site says that it is not open yet; how far it is: ")
                .append(desk)
                .append("processes\n");
        lines.append("Decisions about production ask for a code of a phone: ./gaas code hanna is hers.\n");
        lines.append("The same application lies in Subversion: ./gaas tags ")
                .append(subversion)
                .append('\n');
        lines.append("\nThe site's certificate is signed by this demo's own authority: ")
                .append(authority)
                .append("\nAll that the desk says is in ")
                .append(home.resolve(BoxHome.LOG))
                .append(". Stop it with Ctrl-C; ./gaas demo goes on where it was.\n");
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append("%-10s%s%n".formatted(name, value));
    }
}
