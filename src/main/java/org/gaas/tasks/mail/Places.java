package org.gaas.tasks.mail;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Where what a letter asks for can be done: people with an account find it in Tasklist; others get an address of their own,
 * which is made for this letter and kept nowhere.
 *
 * @param desk where people reach the desk
 * @param links addresses by the numbers of links; empty when one opens nothing any more
 */
record Places(URI desk, LongFunction<Optional<URI>> links) {
    Optional<URI> of(Mail mail) {
        if (mail.asks().link().isPresent())
            return links.apply(mail.asks().link().get());
        var place = desk.toString().replaceAll("/+$", "") + "/camunda/app/tasklist/default/";
        return Optional.of(URI.create(
                mail.asks().task().map(task -> place + "#/?task=" + task).orElse(place)));
    }
}
