package org.gaas.box.front;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.gaas.box.BoxFailure;
import org.gaas.box.tls.Certificate;

/**
 * The web server of the box: one TLS port on the loopback for the installations of all its servers. A second Tomcat
 * beside the desk's: its parser, its limits and its handling of slow or broken clients are proven, and it is there.
 */
public final class Front implements AutoCloseable {
    /** What the servers call it. */
    public static final String SERVICE = "front";

    /** A touch of this file, below a server's root, makes the front read that server's files again. */
    public static final String RELOAD = VirtualHosts.RELOAD;

    /** Where the files that publish installations lie, below a server's root. */
    public static final String FOLDER = VirtualHosts.FOLDER;

    private static final int THREADS = 32;
    private static final int CONNECTIONS = 256;
    private static final int BACKGROUND_THREADS = 20;

    private final Tomcat tomcat = new Tomcat();
    private final ScheduledThreadPoolExecutor background;

    private Front() {
        background = new ScheduledThreadPoolExecutor(BACKGROUND_THREADS, work -> {
            var thread = Executors.defaultThreadFactory().newThread(work);
            thread.setName("box-front-background");
            thread.setDaemon(true);
            return thread;
        });
        background.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts to listen.
     *
     * @param folder for the web server's own needs
     * @param servers root directories of the box's servers, by name
     * @param environment what every script gets
     * @param scriptTimeout from a script's start to its end
     */
    public static Front start(
            int port,
            Path folder,
            Certificate certificate,
            Map<String, Path> servers,
            Map<String, String> environment,
            Duration scriptTimeout) {
        var front = new Front();
        var hosts = new VirtualHosts(servers.entrySet().stream()
                .map(server -> new VirtualHost.Server(server.getKey(), server.getValue()))
                .toList());
        try {
            front.configure(port, folder, new FrontTls(new SniKeys(hosts, certificate)));
            front.serve(new FrontServlet(hosts, new Cgi(environment, front.background, scriptTimeout)));
            front.tomcat.start();
            return front;
        } catch (LifecycleException | GeneralSecurityException e) {
            front.close();
            throw new BoxFailure(
                    "The box's web server can't listen on 127.0.0.1:" + port + ": " + e.getMessage(),
                    "End what uses that port, or choose another one with --gaas.box.ports.front=PORT.",
                    e);
        }
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    private void configure(int port, Path folder, FrontTls tls) {
        // as the desk's own web server wants it; the first of the two decides
        Registry.disableRegistry();
        // else Tomcat takes the JVM's only handler factory, which the packed jar needs
        TomcatURLStreamHandlerFactory.disable();
        tomcat.setBaseDir(folder.toString());
        tomcat.getEngine().setName("box-front");
        tomcat.getServer().setPort(-1);
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setThrowOnFailure(true);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        for (var property : Map.of(
                        "address", "127.0.0.1",
                        "SSLEnabled", "true",
                        "maxThreads", "" + THREADS,
                        "minSpareThreads", "2",
                        "maxConnections", "" + CONNECTIONS,
                        "connectionTimeout", "20000",
                        "keepAliveTimeout", "15000")
                .entrySet()) connector.setProperty(property.getKey(), property.getValue());
        var config = new SSLHostConfig();
        config.setProtocols("TLSv1.2+TLSv1.3");
        var certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(tls);
        config.addCertificate(certificate);
        connector.addSslHostConfig(config);
        tomcat.setConnector(connector);
    }

    private void serve(FrontServlet servlet) {
        Context context =
                tomcat.addContext("", tomcat.getServer().getCatalinaBase().toString());
        context.setMapperContextRootRedirectEnabled(false);
        Tomcat.addServlet(context, "front", servlet);
        context.addServletMappingDecoded("/*", "front", false);
        var silent = new ErrorReportValve();
        silent.setShowReport(false);
        silent.setShowServerInfo(false);
        ((StandardHost) tomcat.getHost()).getPipeline().addValve(silent);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the box's web server does not stop", e);
        } finally {
            background.shutdownNow();
        }
    }
}
