package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

@DisplayName("A line of the log")
class WorkInLogTest {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(WorkInLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private TestEngine engine;

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of(
                        "buyBread",
                        (Step) execution -> {
                            LOG.info("buying");
                            execution
                                    .getProcessEngineServices()
                                    .getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .count();
                            LOG.info("bought");
                        },
                        "returnBread",
                        (Step) execution -> {
                            throw new IllegalStateException("no way back");
                        },
                        "carryHome",
                        new Carrying(),
                        "errandVars",
                        Vars.of(Errand.SHOP, Errand.VERDICT, Errand.SLICES, Errand.HOURS)));
        engine.deploy(Errand.FILES);
    }

    @AfterEach
    void stop() {
        engine.close();
        root.detachAppender(lines);
    }

    @Test
    @DisplayName("of a step carries installation, process and step, also after the step asked the engine something")
    void step() {
        var instance = send();
        engine.runJobs();
        var expected = Map.of(
                Work.INSTALLATION,
                "capri-test",
                Work.PROCESS,
                instance,
                Work.STEP,
                "Task_BuyBread",
                Work.PERSON,
                "dora");
        assertThat(said("buying")).containsExactly(expected);
        assertThat(said("bought")).containsExactly(expected);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    @DisplayName("of a long step carries them too, each time that it is looked at")
    void longStep() {
        var instance = send();
        engine.runJobs();
        engine.serveLongSteps();
        Awaitility.await().until(() -> said("carried").size() == 1);
        assertThat(said("carried"))
                .containsExactly(Map.of(
                        Work.INSTALLATION,
                        "capri-test",
                        Work.PROCESS,
                        instance,
                        Work.STEP,
                        "Task_CarryHome",
                        Work.PERSON,
                        "dora"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    @DisplayName("carries them in each format for machines")
    void formats(String format) {
        send();
        engine.runJobs();
        var encoder = new StructuredLogEncoder();
        root.getLoggerContext().putObject(Environment.class.getName(), new StandardEnvironment());
        encoder.setContext(root.getLoggerContext());
        encoder.setFormat(format);
        encoder.start();
        var line = lines.list.stream()
                .filter(event -> event.getMessage().equals("buying"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(encoder.encode(line), StandardCharsets.UTF_8))
                .containsPattern("\"_?installation\":\"capri-test\"")
                .containsPattern("\"_?processInstance\":\"[0-9a-f-]{36}\"");
    }

    @Test
    @DisplayName("that another thread writes for the same work carries them too")
    void carried() throws Exception {
        Callable<Void> work = () -> {
            LOG.info("in background");
            return null;
        };
        Callable<Void> carried;
        try (var here = new Work("r", "p", "Task_A", "capri-test", "").begin()) {
            carried = Work.carried(work);
        }
        carried.call();
        assertThat(said("in background"))
                .containsExactly(Map.of(Work.INSTALLATION, "capri-test", Work.PROCESS, "p", Work.STEP, "Task_A"));
    }

    private List<Map<String, String>> said(String message) {
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getMessage().equals(message))
                .map(ILoggingEvent::getMDCPropertyMap)
                .toList();
    }

    private String send() {
        engine.identity().setAuthentication("dora", List.of("developers"));
        try {
            return engine.get(EngineDoor.class).start("errand", "capri-test", Errand.atShop("mill"));
        } finally {
            engine.identity().clearAuthentication();
        }
    }

    private static class Carrying implements LongStep {
        @Override
        public void begin(LongTask task) {}

        @Override
        public Progress poll(LongTask task) {
            LOG.info("carried");
            return Progress.done();
        }
    }
}
