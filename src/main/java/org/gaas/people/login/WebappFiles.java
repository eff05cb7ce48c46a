package org.gaas.people.login;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets the web server find what the webapps have in their jars, however the desk was called. By itself it looks where
 * the class path of the command line leads; an unpacked desk is called by one jar, whose manifest names the others.
 */
@Component
class WebappFiles implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String FOLDER = "META-INF/resources";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) mount(context);
        }));
    }

    private static void mount(Context context) {
        for (var jar : jars(WebappFiles.class.getClassLoader()))
            context.getResources().createWebResourceSet(ResourceSetType.RESOURCE_JAR, "/", jar, "/" + FOLDER);
    }

    /** Jars with files for the web that no command line names. */
    static List<URL> jars(ClassLoader loader) {
        var called = Stream.of(
                        ManagementFactory.getRuntimeMXBean().getClassPath().split(File.pathSeparator))
                .map(File::new)
                .map(File::getAbsoluteFile)
                .toList();
        var jars = new ArrayList<URL>();
        try {
            for (var folder : Collections.list(loader.getResources(FOLDER)))
                if (folder.openConnection() instanceof JarURLConnection inside) {
                    var jar = inside.getJarFileURL();
                    if (jar.getProtocol().equals("file") && !called.contains(new File(jar.getPath()))) jars.add(jar);
                }
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read its own jars", e);
        }
        return jars;
    }
}
