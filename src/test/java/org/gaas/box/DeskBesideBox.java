package org.gaas.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaas.Desk;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The desk as it is for real servers, but its servers are those of a box that runs elsewhere on this machine: it knows
 * their platform, and is told the rest as an operator would tell it.
 */
public final class DeskBesideBox {
    private DeskBesideBox() {}

    public static void main(String... arguments) {
        new SpringApplicationBuilder(Desk.class)
                .initializers(DeskBesideBox::prepare)
                .run(arguments);
    }

    /** What an operator would set for the servers of this box: keys, places that code may come from, authority. */
    public static List<String> settings(Box box, Path fleet) {
        return List.of(
                "--test.box=" + box.home().folder(),
                "--test.front=" + box.frontPort(),
                "--test.database=" + box.database().port(),
                "--gaas.fleet=" + fleet,
                "--gaas.remote.key=" + box.clientKey(),
                "--gaas.repositories.file-roots=" + box.home().repositories(),
                "--gaas.sites.trusted-roots=" + box.authority());
    }

    /** The servers of this box, as an operator writes them down. */
    public static String fleet(Box box) {
        var lines = new ArrayList<>(List.of("servers:"));
        for (var server : box.servers()) {
            lines.add("  " + server.name() + ":");
            lines.add("    roles: [" + server.role() + "]");
            lines.add("    address: " + server.address());
            lines.add("    port: " + server.port());
            lines.add("    user: " + server.user());
            lines.add("    root: \"" + server.root() + "\"");
            lines.add("    platform: " + BoxPlatform.NAME);
            lines.add("    hostKeys: [\"" + server.hostKey() + "\"]");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void prepare(ConfigurableApplicationContext desk) {
        var told = desk.getEnvironment();
        var home = new BoxHome(Path.of(told.getRequiredProperty("test.box")));
        var beans = desk.getBeanFactory();
        beans.registerSingleton("boxPlatform", new BoxPlatform(home, RealUser.of(home)));
        beans.registerSingleton(
                "boxWebServer", new BoxWebServer(told.getRequiredProperty("test.front", Integer.class)));
        beans.registerSingleton(
                "boxDatabaseServer", new BoxDatabaseServer(told.getRequiredProperty("test.database", Integer.class)));
    }
}
