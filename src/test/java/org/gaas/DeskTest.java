package org.gaas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gaas.people.DemoUsers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole desk: web server on a random port, job executor, H2 in memory, a home folder of its own, and
 * one user for each role. All tests with this annotation share one desk, so add nothing to it that makes a second one
 * (no further properties, no beans): clean up what a test started instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Desk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gaas.test.home=temporary",
            "spring.datasource.url=jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.wait-time-in-millis=200"
        })
@Import(DemoUsers.class)
public @interface DeskTest {}
