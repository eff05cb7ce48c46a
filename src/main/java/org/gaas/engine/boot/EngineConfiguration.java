package org.gaas.engine.boot;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {}
