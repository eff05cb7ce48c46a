package org.gaas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole desk with the box, run in a JVM of its own: real servers over SSH, a real MariaDB, a real TLS front, the sample
 * application. All tests with this annotation share one, so add nothing to it that makes a second one, and take names
 * of your own.
 */
@Tag("box")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Desk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gaas.test.home=temporary",
            "spring.datasource.url=jdbc:h2:mem:box;DB_CLOSE_DELAY=-1",
            "gaas.box.enabled=true",
            "gaas.box.trial=false",
            "gaas.box.binaries=${user.dir}/target/mariadb",
            "gaas.retries=PT0.2S,PT0.2S",
            "camunda.bpm.job-execution.wait-time-in-millis=200"
        })
@Import(MovableClock.class)
public @interface BoxDeskTest {}
