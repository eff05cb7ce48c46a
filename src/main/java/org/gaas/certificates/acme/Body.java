package org.gaas.certificates.acme;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** Bodies as Java's HTTP client streams them, which here are there as a whole. */
final class Body {
    private Body() {}

    /** What a request brings. Its publishers hand over text that they hold already, so nothing is waited for. */
    static byte[] of(HttpRequest request) {
        var bytes = new ByteArrayOutputStream();
        request.bodyPublisher()
                .ifPresent(publisher -> publisher.subscribe(new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(ByteBuffer part) {
                        while (part.hasRemaining()) bytes.write(part.get());
                    }

                    @Override
                    public void onError(Throwable trouble) {
                        throw new IllegalStateException(trouble);
                    }

                    @Override
                    public void onComplete() {
                        // all of it came already
                    }
                }));
        return bytes.toByteArray();
    }

    /** An answer, as whoever asked wants to have it. */
    static <T> T handed(byte[] answer, BodySubscriber<T> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long parts) {
                // the one there is comes unasked
            }

            @Override
            public void cancel() {
                // nothing is under way
            }
        });
        subscriber.onNext(List.of(ByteBuffer.wrap(answer)));
        subscriber.onComplete();
        return subscriber.getBody().toCompletableFuture().join();
    }
}
