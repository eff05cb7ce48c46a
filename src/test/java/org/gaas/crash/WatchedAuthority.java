package org.gaas.crash;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.certificates.CertificateServer;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.crash.Point.Moment;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.FileSystemUtils;

/**
 * Puts itself around authorities: the desk may die right after it asked one something, before it can note the answer.
 * And lets one look at the box, which otherwise answers nobody: answers are files that the test serves.
 */
final class WatchedAuthority implements BeanPostProcessor {
    /** What a step's name begins with where only a part of the step is meant. */
    static final String PART = "authority-";

    private static final Set<String> WATCHED = Set.of("signUp", "order", "answered", "finish", "chain");

    /** After an authority was told that a certificate is revoked. */
    static final Point REVOKED = new Point("revoke-certificate", PART + "revoke", Moment.AFTER);

    private final Course course;
    private final Path answers;

    WatchedAuthority(Course course, Path home) {
        this.course = course;
        this.answers = answers(home);
    }

    /** Where the answers for authorities are. */
    static Path answers(Path home) {
        return home.resolve("answers");
    }

    /** The points after everything that the desk asks of an authority to get a certificate. */
    static List<Point> points() {
        return WATCHED.stream().sorted().map(WatchedAuthority::point).toList();
    }

    static Point point(String call) {
        return new Point("purchase-certificate", PART + call, Moment.AFTER);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof CertificateAuthority real) return around(CertificateAuthority.class, watching(real));
        return bean instanceof CertificateServer real && real.platform().equals("box")
                ? around(CertificateServer.class, answering(real))
                : bean;
    }

    private InvocationHandler watching(CertificateAuthority real) {
        return (proxy, method, words) -> {
            var answer = called(() -> method.invoke(real, words));
            if (WATCHED.contains(method.getName())) course.at(point(method.getName()));
            if (method.getName().equals("revoke")) course.at(REVOKED);
            return answer;
        };
    }

    private InvocationHandler answering(CertificateServer real) {
        return (proxy, method, words) -> {
            switch (method.getName()) {
                case "answering" -> {
                    for (var one : (List<?>) words[1]) lay((ChallengeAnswer) one);
                    return List.of();
                }
                case "silent" -> {
                    FileSystemUtils.deleteRecursively(answers);
                    return List.of();
                }
                default -> {
                    return called(() -> method.invoke(real, words));
                }
            }
        };
    }

    private void lay(ChallengeAnswer answer) throws IOException {
        Files.createDirectories(answers);
        Files.writeString(answers.resolve(answer.token()), answer.toString());
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object called(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Object around(Class<?> port, InvocationHandler calls) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, calls);
    }
}
