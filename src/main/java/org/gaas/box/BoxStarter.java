package org.gaas.box;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the box before anything of the desk, so that keys, certificates and servers are there when the desk looks for
 * them, and ends it after everything of the desk. Does nothing unless {@code gaas.box.enabled} is true.
 */
final class BoxStarter implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty("gaas.box.enabled", Boolean.class, false)) return;
        var settings = Binder.get(environment).bindOrCreate("gaas.box", BoxSettings.class);
        Path folder = Path.of(environment.getRequiredProperty("gaas.home"));
        if (settings.fresh()) Fresh.start(folder);
        Box box = Box.start(folder, settings);
        DemoUsers users = DemoUsers.kept(box.home());
        tellTheDesk(environment, box, users);
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("box", box);
        beans.registerSingleton("demoUsers", users);
        // the first to be registered is the last to be destroyed
        beans.registerDisposableBean("box", box::close);
    }

    /** Settings that follow from the box: they win over files and the environment, which know nothing of it. */
    private static void tellTheDesk(ConfigurableEnvironment environment, Box box, DemoUsers users) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("gaas.remote.key", box.clientKey().toString());
        properties.put("gaas.sites.trusted-roots", box.authority().toString());
        properties.put(
                "gaas.certificates.roots",
                BoxRoots.write(box, environment.getProperty("gaas.certificates.roots", ""))
                        .toString());
        properties.put("gaas.first-administrator.name", DemoUsers.ADMINISTRATOR);
        properties.put("gaas.first-administrator.password", users.password(DemoUsers.ADMINISTRATOR));
        environment.getPropertySources().addFirst(new MapPropertySource("box", properties));
        // a newcomer does not wait an hour; who sets it otherwise is right
        environment.getPropertySources().addLast(new MapPropertySource("box-defaults", BoxDefaults.all()));
    }
}
