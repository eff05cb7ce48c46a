package org.gaas.remote;

import java.util.Optional;

/**
 * A directory with exactly this owner and mode; directories above it are made as needed. Never removes what is there.
 *
 * @param path below the host's root
 * @param mode octal, for example {@code 0750}
 */
public record Directory(String path, Owner owner, String mode) implements Desired {
    private static final ShFunction PROBE = ShFunction.of("g_directory_is", """
            g_seen_as "directory $2 $3 $1" && return
            [ ! -L "$1" ] || { echo 'a symbolic link'; return 1; }
            [ -d "$1" ] || { echo 'no directory'; return 1; }
            g_attributes "$@\"""", Shell.ATTRIBUTES, Shell.SEEN);
    private static final ShFunction APPLY = ShFunction.of("g_directory_make", """
            [ ! -L "$1" ] || { echo 'a symbolic link is in its place'; return 1; }
            [ -d "$1" ] || mkdir -p -m "$3" -- "$1" || return 1
            g_attributes "$@" >/dev/null || { g_give "$@" && g_attributes "$@"; }""", Shell.ATTRIBUTES);
    private static final ShFunction KEEP = ShFunction.of(
            "g_directory_keep",
            "g_directory_is \"$@\" >/dev/null && return " + ALREADY + "\ng_directory_make \"$@\"",
            PROBE,
            APPLY);

    public Directory {
        Paths.checked(path);
        mode = Paths.mode(mode);
    }

    @Override
    public String subject() {
        return "directory " + path;
    }

    @Override
    public Fragment probe(Platform platform) {
        return calling(PROBE, platform);
    }

    @Override
    public Fragment apply(Platform platform) {
        return calling(APPLY, platform);
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return Optional.of(calling(KEEP, platform));
    }

    @Override
    public Optional<String> looksAt() {
        return Optional.of(path);
    }

    private Fragment calling(ShFunction function, Platform platform) {
        return Fragment.call(function).path(path).text(Shell.ownerAndGroup(platform, owner), mode);
    }
}
