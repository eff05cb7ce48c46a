package org.gaas.remote.ssh;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedResource;

/** In which order servers are asked for algorithms: all that MINA takes for safe, the cheap ones of them first (ADR 34). */
final class Algorithms {
    private Algorithms() {}

    static void ask(SshClient client) {
        // two seconds of a processor for each session in Java; ML-KEM is as safe for as long, and takes milliseconds
        client.setKeyExchangeFactories(last(client.getKeyExchangeFactories(), name -> name.startsWith("sntrup")));
        // processors have instructions for these
        client.setCipherFactories(last(client.getCipherFactories(), name -> !name.contains("-gcm")));
    }

    private static <T extends NamedResource> List<T> last(List<T> all, Predicate<String> dear) {
        return all.stream()
                .sorted(Comparator.comparing(one -> dear.test(one.getName())))
                .toList();
    }
}
