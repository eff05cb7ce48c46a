package org.gaas.tasks.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkPost.LinkLetter;
import org.gaas.engine.Announcement;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Hidden;
import org.gaas.engine.RepairJoined;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.People;
import org.gaas.tasks.OpenTask;
import org.gaas.tasks.SecondOpinion;
import org.gaas.tasks.TaskLate;
import org.gaas.tasks.TaskLate.Kind;
import org.gaas.tasks.TestUrgentTasks;
import org.gaas.tasks.UrgentTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("Mail about tasks")
class MailTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(MONDAY);

    /** What is kept from whom. */
    private static final Map<String, Set<String>> HIDDEN = Map.of("daan", Set.of("capri-test"));

    private static final URI LINK = URI.create("https://desk.hosting.example/answer/secret-of-one");
    private static final MailSettings SETTINGS = new MailSettings(
            "desk@hosting.example",
            URI.create("https://desk.hosting.example"),
            Duration.ofHours(1),
            Duration.ofDays(1));

    private static final Places PLACES = new Places(SETTINGS.desk(), link -> Optional.of(LINK));

    /** The keys of what visitors notice. */
    private static final Set<String> OUTAGES = ConcurrentHashMap.newKeySet();

    private String decide;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestEngine engine =
            TestEngine.with(Map.of("vars", Vars.of(Var.text("opinion"), Var.text("hours"))), People.class, Parts.class);
    private final MailRows rows = engine.get(MailRows.class);

    /** Without @Configuration, so that the scan of the whole desk does not take it for one of its parts. */
    static class Parts {
        @Bean
        MailRows mailRows(JdbcClient database) {
            return new MailRows(database);
        }

        @Bean
        TasksByMail tasksByMail(MailRows rows, People people, UrgentTasks urgent) {
            Hidden hidden = person -> HIDDEN.getOrDefault(person, Set.of());
            return new TasksByMail(
                    rows,
                    people,
                    new StaticListableBeanFactory(Map.of("hidden", hidden)).getBeanProvider(Hidden.class),
                    ZoneId.of("Europe/Amsterdam"),
                    ((InstantSource) NOW::get).withZone(ZoneOffset.UTC),
                    urgent);
        }

        @Bean
        AnnouncementsByMail announcements(MailRows rows, People people) {
            return new AnnouncementsByMail(rows, people, ((InstantSource) NOW::get).withZone(ZoneOffset.UTC));
        }

        /** UrgentTasks as the test wants them. */
        @Bean
        UrgentTasks urgent() {
            return new TestUrgentTasks(OUTAGES);
        }
    }

    @BeforeEach
    void start() {
        NOW.set(MONDAY);
        OUTAGES.clear();
        server.start();
        for (var group : List.of("developers", "hosting", "managers")) {
            engine.identity().saveGroup(engine.identity().newGroup(group));
        }
        member("dora", "dora@developers.example", "developers");
        member("hanna", "hanna@hosting.example", "hosting");
        member("hugo", null, "hosting");
    }

    @AfterEach
    void stop() {
        server.stop();
        engine.close();
    }

    @Test
    @DisplayName("goes to those who may take one and have an address, an hour after it came up")
    void oneTask() throws Exception {
        var opinion = ask("capri-test");
        outbox().send();
        assertThat(server.getReceivedMessages()).isEmpty();

        forward(Duration.ofHours(1));
        outbox().send();
        outbox().send();

        assertThat(server.getReceivedMessages()).hasSize(2);
        var letter = to("hanna@hosting.example");
        assertThat(letter.getSubject()).isEqualTo("Decide");
        assertThat(letter.getFrom()[0]).hasToString("desk@hosting.example");
        assertThat(GreenMailUtil.getBody(letter))
                .contains("https://desk.hosting.example/camunda/app/tasklist/default/#/?task=" + opinion.decide())
                .contains("text/plain", "text/html");
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @DisplayName("about an outage goes at once, with all that waits for the same person; nobody gets it twice")
    void outage() throws Exception {
        ask("cicero-test");
        OUTAGES.add("capri");
        ask("capri");
        outbox().send();
        forward(Duration.ofHours(2));
        outbox().send();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(to("hanna@hosting.example").getSubject()).isEqualTo("Outage: Decide");
    }

    @Test
    @DisplayName(
            "is hastened when an outage joins what people were asked before, once, and told again to who read it long ago")
    void joined() {
        OUTAGES.add("capri");
        var waits = ask("cicero-test").decide();
        var mail = engine.get(TasksByMail.class);
        mail.joined(new RepairJoined(Set.of(waits), "cicero-test"));
        outbox().send();
        assertThat(server.getReceivedMessages()).as("no visitor notices").isEmpty();
        mail.joined(new RepairJoined(Set.of(waits), "capri"));
        mail.joined(new RepairJoined(Set.of(waits), "capri"));
        outbox().send();
        assertThat(server.getReceivedMessages()).hasSize(1);

        var read = ask("depar-test").decide();
        forward(Duration.ofHours(1));
        outbox().send();
        var before = server.getReceivedMessages().length;
        mail.joined(new RepairJoined(Set.of(read), "capri"));
        mail.joined(new RepairJoined(Set.of(read), "capri"));
        outbox().send();
        mail.joined(new RepairJoined(Set.of(read), "capri"));
        outbox().send();
        assertThat(server.getReceivedMessages()).hasSize(before + 1);
    }

    @Test
    @DisplayName("is one letter for all that came together")
    void bundled() throws Exception {
        ask("capri-test");
        forward(Duration.ofMinutes(50));
        ask("cicero-test");
        forward(Duration.ofMinutes(10));

        outbox().send();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(to("hanna@hosting.example").getSubject()).isEqualTo("2 tasks wait for you");
    }

    @Test
    @DisplayName("is not sent about what is done, nor to others about what somebody took")
    void overtaken() {
        member("henk", "henk@hosting.example", "hosting");
        var opinion = ask("capri-test");
        engine.tasks().claim(opinion.decide(), "henk");
        opinion.close();
        var other = ask("cicero-test");
        engine.tasks().claim(other.decide(), "henk");
        forward(Duration.ofHours(2));

        outbox().send();

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient))
                .containsExactlyInAnyOrder("dora@developers.example", "henk@hosting.example");
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @DisplayName("waits while the mail server is down, is tried ever more rarely, and is lost at no time")
    void down() {
        ask("capri-test");
        var port = server.getSmtp().getPort();
        server.stop();
        forward(Duration.ofHours(1));
        for (var minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            outbox(port).send();
            assertThat(rows.due(NOW.get().plus(Duration.ofMinutes(minutes)), NOW.get()))
                    .isEmpty();
            forward(Duration.ofMinutes(minutes).plusSeconds(1));
        }
        assertThat(rows.waiting()).isEqualTo(2);

        server.start();
        outbox().send();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @DisplayName("of a node that died after it was handed over is sent again under the same id")
    void died() throws Exception {
        ask("capri-test");
        forward(Duration.ofHours(1));
        var real = postman(server.getSmtp().getPort());
        var dying = new Outbox(
                rows,
                letter -> {
                    real.deliver(letter);
                    throw new IllegalStateException("killed");
                },
                still(),
                PLACES,
                SETTINGS,
                clock());
        try {
            dying.send();
        } catch (IllegalStateException killed) {
            outbox().send();
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
        forward(Duration.ofMinutes(6));

        outbox().send();

        assertThat(server.getReceivedMessages()).hasSize(3);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::id).distinct())
                .hasSize(2);
    }

    @Test
    @DisplayName("is sent once by several nodes that look at the same moment")
    void together() {
        ask("capri-test");
        forward(Duration.ofHours(1));

        IntStream.range(0, 8).parallel().forEach(node -> outbox().send());

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    @DisplayName("is sent once by several nodes, however slow the server was with what came before")
    void slow() {
        ask("capri-test");
        forward(Duration.ofHours(1));
        var real = postman(server.getSmtp().getPort());
        var slow = new Outbox(
                rows,
                letter -> {
                    if (letter.address().startsWith("dora@")) forward(Duration.ofMinutes(6));
                    else outbox().send();
                    real.deliver(letter);
                },
                still(),
                PLACES,
                SETTINGS,
                clock());

        slow.send();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @DisplayName("of what happened goes to those whom it concerns, once, with all that waits for them")
    void happened() throws Exception {
        member("mark", "mark@hosting.example", "managers");
        var announced = new AnnouncementsByMail(rows, engine.get(People.class), clock());
        for (var times = 0; times < 2; times++)
            announced.announced(new Announcement(
                    "access:7:given",
                    Set.of("hanna", "hugo", "mark"),
                    "Access given: <b>dora</b>",
                    "It burns: ${1+1}"));
        ask("capri-test");
        outbox().send();
        assertThat(server.getReceivedMessages()).as("nothing of it is urgent").isEmpty();
        forward(Duration.ofHours(1));

        outbox().send();

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient))
                .as("hugo has no address")
                .containsExactlyInAnyOrder("dora@developers.example", "hanna@hosting.example", "mark@hosting.example");
        assertThat(to("hanna@hosting.example").getSubject()).isEqualTo("2 tasks wait for you");
        var letter = to("mark@hosting.example");
        assertThat(letter.getSubject()).isEqualTo("Access given: <b>dora</b>");
        assertThat(Received.of(letter).plain()).contains("It burns: ${1+1}");
        assertThat(Received.of(letter).html()).contains("Access given: &lt;b&gt;dora&lt;/b&gt;");
    }

    @Test
    @DisplayName("to an address that the server does not know is given up, and others get theirs")
    void refused() throws Exception {
        ask("capri-test");
        forward(Duration.ofHours(1));
        try (var picky = new RefusingServer("dora@")) {
            outbox(picky.port()).send();
            assertThat(picky.taken()).containsExactly("hanna@hosting.example");
        }
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @DisplayName("holds what people wrote as text: no markup, no line of its head")
    void markup() throws Exception {
        rows.add(
                new Mail(
                        "test:1",
                        "hanna",
                        "hanna@hosting.example",
                        Language.EN,
                        true,
                        "Decide · <b>capri</b>\r\nBcc: eve@example.org",
                        "<script>alert(1)</script>\n\nsecond",
                        Mail.Asks.NOTHING),
                NOW.get());

        outbox().send();

        var letter = to("hanna@hosting.example");
        assertThat(letter.getSubject()).isEqualTo("Decide · <b>capri</b> Bcc: eve@example.org");
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getBody(letter)).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    @DisplayName("about what is no task goes to each of those who are told and have an address, once")
    void announced() throws Exception {
        var told = new Announcement(
                "without-developers:t1",
                Set.of("dora", "daan", "hugo"),
                "Production capri without daan",
                "mark made no agreement.\n\non leave until <b>May</b>");
        member("daan", "daan@developers.example", "developers");
        for (var twice : List.of(told, told))
            engine.get(AnnouncementsByMail.class).announced(twice);
        forward(Duration.ofHours(1));
        outbox().send();
        assertThat(server.getReceivedMessages()).hasSize(2);
        for (var address : List.of("dora@developers.example", "daan@developers.example")) {
            var letter = to(address);
            assertThat(letter.getSubject()).isEqualTo("Production capri without daan");
            assertThat(GreenMailUtil.getBody(letter)).contains("on leave until &lt;b&gt;May&lt;/b&gt;");
        }
    }

    @Test
    @DisplayName("to somebody at a customer goes at once, in their language, with the link made for it")
    void link() throws Exception {
        var opinion = ask("capri-test");
        engine.tasks().claim(opinion.decide(), "hanna");
        new LinksByMail(rows, clock())
                .write(new LinkLetter(
                        17,
                        opinion.decide(),
                        "contact:0123456789abcdef",
                        "c.klant@example.org",
                        Language.NL,
                        "Offerte 12 voor <img src=x onerror=alert(1)>",
                        "Beste C. Klant,\n\n- Eén: EUR 1.250,00\n- {{parts}} ${1+1}"));
        assertThat(engine.get(JdbcClient.class)
                        .sql("script")
                        .query(String.class)
                        .list())
                .noneMatch(line -> line.contains("secret-of-one"));

        outbox().send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        var letter = to("c.klant@example.org");
        assertThat(letter.getSubject()).isEqualTo("Offerte 12 voor <img src=x onerror=alert(1)>");
        assertThat(letter.getHeader("Content-Language")).containsExactly("nl");
        var received = Received.of(letter);
        assertThat(received.plain())
                .contains("Beste C. Klant,", "- Eén: EUR 1.250,00", "{{parts}} ${1+1}")
                .contains("Lezen en antwoorden:\n" + LINK);
        assertThat(received.html())
                .contains("<html lang=\"nl\">", "&lt;img src=x onerror=alert(1)&gt;", "{{parts}} ${1+1}")
                .contains("<a href=\"" + LINK + "\">Lezen en antwoorden</a>")
                .doesNotContain("<img");
        assertThat(words(received.html()))
                .as("both say the same")
                .containsAll(words("Beste C. Klant - Eén: EUR 1.250,00"));
    }

    @Test
    @DisplayName("whose link opens nothing any more is not sent")
    void voidLink() {
        var opinion = ask("capri-test");
        new LinksByMail(rows, clock())
                .write(new LinkLetter(
                        17, opinion.decide(), "contact:1", "c.klant@example.org", Language.EN, "Quote", "text"));
        var nowhere = new Places(SETTINGS.desk(), link -> Optional.empty());
        new Outbox(rows, postman(server.getSmtp().getPort()), still(), nowhere, SETTINGS, clock()).send();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    @DisplayName(
            "tells once who is late: those who may do it, then the deputy and managers, also when somebody took it")
    void late() throws Exception {
        member("mark", "mark@hosting.example", "managers");
        member("henk", "henk@hosting.example", "hosting");
        member("daan", "daan@developers.example", "developers");
        var opinion = ask("capri-test");
        forward(Duration.ofHours(1));
        outbox().send();
        server.purgeEmailFromAllMailboxes();
        engine.tasks().claim(opinion.decide(), "henk");
        for (var times = 0; times < 2; times++) {
            tell(Kind.REMINDER, opinion, "hanna", "henk", "daan");
            tell(Kind.DEPUTY, opinion, "hanna", "daan");
            tell(Kind.MANAGERS, opinion, "mark", "hugo");
        }
        forward(Duration.ofHours(1));

        outbox().send();
        outbox().send();

        assertThat(Arrays.stream(server.getReceivedMessages()).map(MailTest::recipient))
                .as("who may not be reached, or may not see it, is left out; nobody is reminded of what another took")
                .containsExactlyInAnyOrder("henk@hosting.example", "hanna@hosting.example", "mark@hosting.example");
        assertThat(to("henk@hosting.example").getSubject()).isEqualTo("Soon late: Decide");
        assertThat(Received.of(to("hanna@hosting.example")).plain())
                .contains(
                        "was due on Monday 23 November 2026, 13:00", "You are the deputy", "?task=" + opinion.decide());
        assertThat(Received.of(to("mark@hosting.example")).plain()).contains("give it another date");
        opinion.close();
        tell(Kind.MANAGERS, opinion, "hanna");
        forward(Duration.ofHours(1));
        outbox().send();
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    private void tell(Kind kind, SecondOpinion opinion, String... people) {
        var due = MONDAY.plus(Duration.ofHours(4));
        var task = new OpenTask(
                decide == null ? decide = opinion.decide() : decide,
                "Decide",
                "second-opinion",
                opinion.instance(),
                "capri-test",
                Set.of(),
                Optional.empty(),
                MONDAY,
                MONDAY,
                Optional.of(due),
                List.of(),
                Optional.empty());
        engine.get(TasksByMail.class).late(new TaskLate(kind, task, List.of(people)));
    }

    private static List<String> words(String text) {
        return List.of(text.replaceAll("<[^>]*>", " ").strip().split("[\\s,]+"));
    }

    private SecondOpinion ask(String about) {
        return SecondOpinion.askedBy("dora", about, engine.engine());
    }

    private void member(String name, String mail, String group) {
        var user = engine.identity().newUser(name);
        user.setEmail(mail);
        engine.identity().saveUser(user);
        engine.identity().createMembership(name, group);
    }

    private Outbox outbox() {
        return outbox(server.getSmtp().getPort());
    }

    private Outbox outbox(int port) {
        return new Outbox(rows, postman(port), still(), PLACES, SETTINGS, clock());
    }

    private Outbox.StillWanted still() {
        return new OpenStill(engine.get(TaskService.class), engine.get(EngineDoor.class))::is;
    }

    private static Postman postman(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().put("mail.smtp.timeout", "10000");
        return new SmtpPostman(sender, SETTINGS.from());
    }

    private static Clock clock() {
        return ((InstantSource) NOW::get).withZone(ZoneOffset.UTC);
    }

    private static void forward(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private MimeMessage to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(letter -> recipient(letter).equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String recipient(MimeMessage letter) {
        return header(letter, "To");
    }

    private static String id(MimeMessage letter) {
        return header(letter, "Message-ID");
    }

    private static String header(MimeMessage letter, String name) {
        try {
            return letter.getHeader(name)[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
