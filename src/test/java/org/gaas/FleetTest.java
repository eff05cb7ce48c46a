package org.gaas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against real servers with sshd, nginx, php-fpm and MariaDB: a {@link TestFleet}, which its methods and
 * constructors get as an argument. All such tests share one, so take names of your own and clean up. Skipped where no
 * fleet can be started.
 */
@Tag("fleet")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestFleet.Given.class)
public @interface FleetTest {}
