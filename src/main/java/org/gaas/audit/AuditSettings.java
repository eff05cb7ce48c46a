package org.gaas.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the trail.
 *
 * @param heads the file that the heads of the chain are appended to; best on another disk, and shipped elsewhere
 * @param every how often to look for rows that wait for their seal, when no commit says so
 */
@ConfigurationProperties("gaas.audit")
record AuditSettings(Path heads, @DefaultValue("PT10S") Duration every) {}
