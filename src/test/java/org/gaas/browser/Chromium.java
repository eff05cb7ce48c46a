package org.gaas.browser;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/** One window of Debian's Chromium with a profile of its own, that calls nobody but the desk. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path profile;
    private final ChromeDriver driver;
    private final String desk;

    /**
     * @param more options of the browser
     */
    Chromium(int port, String... more) throws IOException {
        desk = "http://localhost:" + port;
        profile = Files.createTempDirectory("gaas-chromium");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options().addArguments(more));
    }

    /** The condition of the tests that need it. */
    static boolean present() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    /** Fills in our login page. */
    Chromium signIn(String user, String password) {
        open("/login");
        type(By.name("username"), user);
        type(By.name("password"), password);
        click(By.cssSelector("form button"));
        until(window -> !window.getCurrentUrl().contains("/login"));
        return this;
    }

    /** Shows a code of the second factor, as people do before they decide about production. */
    Chromium show(String code) {
        open("/second-factor");
        showHere(code);
        return this;
    }

    /** The same where the page for it is open. */
    void showHere(String code) {
        type(By.id("code"), code);
        click(By.cssSelector("form button:not(.second)"));
        see(By.cssSelector(".note.bye"));
    }

    void open(String path) {
        driver.get(desk + path);
    }

    /** A page that is not the desk's. */
    void goTo(String url) {
        driver.get(url);
    }

    /** Goes on in the tab that a link opened. */
    void inNewTab() {
        until(window -> window.getWindowHandles().size() == 2);
        var before = driver.getWindowHandle();
        driver.getWindowHandles().stream().filter(tab -> !tab.equals(before)).forEach(driver.switchTo()::window);
    }

    /** Closes that tab, and goes on in the one before. */
    void closeTab() {
        driver.close();
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
    }

    WebElement see(By what) {
        return until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    void gone(By what) {
        until(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    boolean shows(By what) {
        return driver.findElements(what).stream().anyMatch(WebElement::isDisplayed);
    }

    /** The pages draw their parts anew whenever an answer comes, so a part that went away is looked for again. */
    void click(By what) {
        until(window -> {
            ExpectedConditions.elementToBeClickable(what).apply(window).click();
            return true;
        });
    }

    /** Clicks until something is there: a click on what is drawn anew at that moment leads nowhere. */
    void click(By what, By then) {
        until(window -> {
            var there = window.findElements(then).stream().anyMatch(WebElement::isDisplayed);
            if (!there) window.findElements(what).stream().findFirst().ifPresent(WebElement::click);
            return there;
        });
    }

    /** Replaces what a field says. */
    void type(By field, String text) {
        until(window -> {
            var input = ExpectedConditions.elementToBeClickable(field).apply(window);
            input.clear();
            input.sendKeys(text);
            return text.equals(input.getDomProperty("value"));
        });
    }

    /** Chooses files of this machine in a field for files. */
    void choose(By field, List<Path> files) {
        run("document.querySelector(arguments[0]).value = ''", "input[type=file]");
        driver.findElement(field).sendKeys(files.stream().map(Path::toString).collect(joining("\n")));
    }

    /** What was copied, into a field. */
    void paste(By field) {
        driver.findElement(field).sendKeys(Keys.chord(Keys.CONTROL, "v"));
    }

    /** What a field says, once it says something. */
    String valueOf(By field) {
        return until(window -> {
            var value = window.findElement(field).getDomProperty("value");
            return value.isEmpty() ? null : value;
        });
    }

    /** The body of an asynchronous function in the page, whose value comes back. */
    Object run(String script, Object... arguments) {
        return driver.executeAsyncScript(
                "const answer = arguments[arguments.length - 1];" + "(async (...arguments) => {" + script
                        + "})(...arguments).then(answer, e => answer(String(e)));",
                arguments);
    }

    /** As wide as a small telephone. */
    Chromium asTelephone() {
        return wide(360);
    }

    /** As wide as another screen, below 600 points as a telephone shows pages. */
    Chromium wide(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** Set to dark. */
    void dark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** A picture of the whole page, also of what does not fit on the screen. */
    void whole(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode((String) picture.get("data")));
    }

    /** A picture of what is shown. */
    void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
        FileSystemUtils.deleteRecursively(profile.toFile());
    }

    private <T> T until(ExpectedCondition<T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(ElementClickInterceptedException.class, NullPointerException.class)
                    .until(condition);
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "%s shows: %s%nand its console says: %s"
                            .formatted(
                                    driver.getCurrentUrl(),
                                    driver.findElement(By.tagName("body")).getText(),
                                    driver.manage().logs().get(LogType.BROWSER).getAll()),
                    late);
        }
    }

    private ChromeOptions options() {
        return new ChromeOptions()
                .setBinary(BROWSER.toFile())
                .setExperimentalOption("prefs", Map.of("credentials_enable_service", false))
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + profile);
    }
}
