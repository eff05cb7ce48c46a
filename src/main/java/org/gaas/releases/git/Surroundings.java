package org.gaas.releases.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit sees of the machine. Settings of the user that the desk runs as ({@code http.sslVerify},
 * {@code url.insteadOf}, {@code http.proxy}, {@code GIT_SSH} ...) must not change what is fetched, nor from where.
 */
final class Surroundings extends SystemReader.Delegate {
    /** Larger files are streamed, smaller ones held in memory: bytes. */
    private static final int LARGE = 4 << 20;

    private Surroundings(SystemReader real) {
        super(real);
    }

    /** Holds for all of this JVM; may be called again and again. */
    static synchronized void shut() {
        if (SystemReader.getInstance() instanceof Surroundings) return;
        SystemReader.setInstance(new Surroundings(SystemReader.getInstance()));
        var memory = new WindowCacheConfig();
        memory.setStreamFileThreshold(LARGE);
        memory.install();
    }

    @Override
    public String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.equals("XDG_CONFIG_HOME") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    private static final class Nothing extends FileBasedConfig {
        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // JGit keeps what it measured about the file system for this run only
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
