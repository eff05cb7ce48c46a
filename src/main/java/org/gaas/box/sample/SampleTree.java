package org.gaas.box.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the sample application at one of its versions.
 *
 * @param files content by path
 */
record SampleTree(Map<String, byte[]> files) {
    private static final String FOLDER = "box/sample/";
    private static final String BROKEN = "-broken";
    private static final Pattern PROGRAM = Pattern.compile("bin/[^/]+|public/[^/]+\\.cgi");

    SampleTree {
        files = new TreeMap<>(files);
    }

    /** A version: all that it and those before it brought, except those that were broken and taken back. */
    static SampleTree at(String version) throws IOException {
        var tree = new SampleTree(Map.of());
        for (var earlier : SampleRepository.TAGS.subList(0, SampleRepository.TAGS.indexOf(version)))
            if (!earlier.endsWith(BROKEN)) tree = tree.then(earlier);
        return tree.then(version);
    }

    /** The next version: this one, and what that version adds or replaces. */
    private SampleTree then(String version) throws IOException {
        var next = new TreeMap<>(files);
        Pattern place = Pattern.compile("/" + FOLDER + Pattern.quote(version) + "/(.+[^/])$");
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + version + "/**")) {
            Matcher path = place.matcher(resource.getURL().toString());
            if (path.find() && resource.isReadable()) next.put(path.group(1), resource.getContentAsByteArray());
        }
        next.put("VERSION", (version + "\n").getBytes(UTF_8));
        return new SampleTree(next);
    }

    static boolean executable(String path) {
        return PROGRAM.matcher(path).matches();
    }
}
