package org.gaas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gaas.people.DemoUsers;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole desk with a fleet of real servers ({@link FleetTest}). All tests with this annotation share
 * one desk, so add nothing to it that makes a second one, and take names of your own.
 */
@FleetTest
@Tag("fleet")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Desk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gaas.test.home=temporary",
            "gaas.test.fleet=real",
            "spring.datasource.url=jdbc:h2:mem:fleet;DB_CLOSE_DELAY=-1",
            "gaas.retries=PT0.2S,PT0.2S",
            "camunda.bpm.job-execution.wait-time-in-millis=200"
        })
@Import({DemoUsers.class, MovableClock.class, FleetNetwork.class})
public @interface FleetDeskTest {}
