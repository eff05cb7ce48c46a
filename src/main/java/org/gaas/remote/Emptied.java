package org.gaas.remote;

/**
 * Nothing is in any folder of this owner's, from a directory on: the owner removes it, because nobody else may. What lies
 * in others' folders stays. The directory may be missing, and then the owner too.
 *
 * @param path below the host's root
 */
public record Emptied(String path, Owner owner) implements Desired {
    private static final ShFunction PROBE = ShFunction.of("g_emptied_is", """
            [ -d "$1" ] || return 0
            g_emptied_from=$1; shift
            g_emptied_some=$("$@" find "$g_emptied_from" -user "$("$@" id -un)" -type d ! -empty 2>/dev/null | wc -l)
            [ "$g_emptied_some" -eq 0 ] || { echo "$g_emptied_some folders with something in them"; return 1; }""");

    /** Folders that the owner closed to itself are opened first. */
    private static final ShFunction APPLY = ShFunction.of("g_emptied_make", """
            g_emptied_from=$1; shift
            g_emptied_user=$("$@" id -un) || return 1
            "$@" find "$g_emptied_from" -user "$g_emptied_user" -type d ! -perm -700 -exec chmod u+rwx -- {} \\; 2>/dev/null
            "$@" find "$g_emptied_from" -user "$g_emptied_user" -type d -prune -exec sh -c '
                for folder; do find "$folder" -mindepth 1 -maxdepth 1 -print0 | xargs -0 rm -rf --; done
            ' sh {} + 2>/dev/null
            return 0""");

    public Emptied {
        Paths.checked(path);
    }

    @Override
    public String subject() {
        return "nothing in " + path;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(PROBE).path(path).acting(owner);
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(APPLY).path(path).acting(owner);
    }
}
