package org.gaas.engine.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all diagrams and forms as one deployment, before any job runs. The engine compares the bytes: when one file
 * changed, the whole is deployed again, so that a form bound to its deployment is always found; when none did, nothing
 * happens. Names are the bare file names, the same from a folder and from a jar.
 */
@Component
class Diagrams implements SmartInitializingSingleton {
    private static final String[] PLACES = {
        "classpath*:processes/**/*.bpmn",
        "classpath*:processes/**/*.dmn",
        "classpath*:forms/**/*.form",
        "classpath*:forms/**/*.html"
    };

    private final RepositoryService repository;
    private final ResourcePatternResolver files;

    Diagrams(RepositoryService repository, ResourcePatternResolver files) {
        this.repository = repository;
        this.files = files;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deploy(PLACES);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the diagrams and forms", e);
        }
    }

    void deploy(String... places) throws IOException {
        var named = new TreeMap<String, Resource>();
        for (var place : places)
            for (var file : files.getResources(place)) {
                var other = named.put(file.getFilename(), file);
                if (other != null && !Arrays.equals(other.getContentAsByteArray(), file.getContentAsByteArray()))
                    throw new IllegalStateException("two different diagrams or forms have the same file name: "
                            + other.getURL() + " and " + file.getURL());
            }
        if (named.isEmpty()) return;
        var deployment = repository.createDeployment().name("gaas").enableDuplicateFiltering(false);
        for (var file : named.entrySet())
            try (var bytes = file.getValue().getInputStream()) {
                deployment.addInputStream(file.getKey(), bytes);
            }
        deployment.deploy();
    }
}
