package org.gaas.billing;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hours are written down.
 *
 * @param zone where midnight parts the days
 * @param workingDay in hours: nobody is offered more than this for one task
 */
@ConfigurationProperties("gaas.billing")
record BillingSettings(
        @DefaultValue("Europe/Amsterdam") ZoneId zone,
        @DefaultValue("8") int workingDay) {}
