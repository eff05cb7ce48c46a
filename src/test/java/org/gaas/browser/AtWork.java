package org.gaas.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.gaas.people.factor.Codes;
import org.openqa.selenium.By;

/** People at their screens: each has a window of their own and is signed in; who decides has shown a second factor. */
final class AtWork implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    static final By START = By.xpath("//button[normalize-space()='Start']");

    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    private final Map<String, Chromium> windows = new HashMap<>();
    private final String story;
    private final int port;

    /**
     * @param story what names of pictures begin with
     */
    AtWork(String story, int port) {
        this.story = story;
        this.port = port;
    }

    Chromium of(String user) {
        return windows.computeIfAbsent(user, this::signedIn);
    }

    private Chromium signedIn(String user) {
        try {
            var window = new Chromium(port).signIn(user, DemoUsers.PASSWORD);
            return DemoUsers.haveFactor(user) ? window.show(Codes.unused(DemoUsers.secret(user))) : window;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody begins a process by its form. */
    void begin(String user, String process, Consumer<Chromium> fill) {
        var page = of(user);
        fillIn(page, process, fill);
        picture(page, process);
        page.click(START);
        page.gone(By.className("modal-dialog"));
    }

    /** Fills in the form of a process, and begins nothing yet. */
    void fillIn(Chromium page, String process, Consumer<Chromium> fill) {
        page.open("/camunda/app/tasklist/");
        page.click(By.partialLinkText("Start process"));
        page.click(By.linkText(process), By.className("fjs-form"));
        fill.accept(page);
    }

    /** A person claims a task, fills it in, and completes it; as they saw it is kept in a picture. */
    void complete(String user, String task, Consumer<Chromium> fill) {
        complete(user, task, fill, page -> page.click(label("No time to record")));
    }

    /** The same, and the time that it took is written down. */
    void complete(String user, String task, String hours) {
        complete(user, task, page -> {}, page -> page.type(field("Hours"), hours));
    }

    private void complete(String user, String task, Consumer<Chromium> fill, Consumer<Chromium> time) {
        await().atMost(PATIENCE)
                .until(() -> RestClient.as(user, port).get("/api/tasks").body().contains("\"" + task + " "));
        var page = of(user);
        page.open("/camunda/app/tasklist/");
        page.click(By.partialLinkText(task));
        page.click(By.cssSelector("button.claim"));
        page.see(By.cssSelector("button.unclaim"));
        page.see(label("No time to record"));
        fill.accept(page);
        picture(page, task);
        time.accept(page);
        page.click(COMPLETE);
        page.gone(COMPLETE);
    }

    void picture(Chromium page, String subject) {
        try {
            page.picture(PICTURES.resolve(file(subject)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the whole page. */
    void whole(Chromium page, String subject) {
        try {
            page.whole(PICTURES.resolve(file(subject)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String subject) {
        return story + "-" + subject.toLowerCase().replaceAll("[^a-z0-9]+", "-") + ".png";
    }

    static By label(String text) {
        return By.xpath("//label[contains(normalize-space(), '" + text + "')]");
    }

    static By field(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//input");
    }

    static By area(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//textarea");
    }

    @Override
    public void close() {
        windows.values().forEach(Chromium::close);
    }
}
