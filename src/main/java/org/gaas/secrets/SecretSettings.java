package org.gaas.secrets;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the desk's own secrets are.
 *
 * @param masterKey the file with the keys that all others are sealed with; made at the first start
 */
@ConfigurationProperties("gaas.secrets")
record SecretSettings(Path masterKey) {}
