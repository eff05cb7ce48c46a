package org.gaas.crash;

import java.nio.file.Path;
import org.gaas.Desk;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The desk as it is, but every step looks whether it is its turn to go wrong. */
final class KillableDesk {
    private KillableDesk() {}

    /**
     * @param arguments as of {@link Desk}; with {@code gaas.home}
     */
    public static void main(String... arguments) {
        new SpringApplicationBuilder(Desk.class)
                .initializers(KillableDesk::prepare)
                .run(arguments);
    }

    private static void prepare(ConfigurableApplicationContext desk) {
        var home = Path.of(desk.getEnvironment().getRequiredProperty("gaas.home"));
        var network = new Network();
        var course = new Course(new Orders(home), new Deeds(network, new SlowServer(home)));
        desk.getBeanFactory().addBeanPostProcessor(network);
        desk.getBeanFactory().addBeanPostProcessor(new WatchedSteps(course, desk));
        desk.getBeanFactory().addBeanPostProcessor(new WatchedAuthority(course, home));
        desk.addApplicationListener(new WatchedAnswers(course));
    }
}
