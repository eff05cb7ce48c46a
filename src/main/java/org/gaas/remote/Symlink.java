package org.gaas.remote;

/**
 * A symbolic link, switched in one go. The owner is the link's own: web servers compare it with that of the target.
 *
 * @param path below the host's root; its directory exists
 * @param target as it will stand in the link; one that begins with a slash is below the host's root
 */
public record Symlink(String path, String target, Owner owner) implements Desired {
    private static final ShFunction PROBE = ShFunction.of("g_link_is", """
            [ -L "$1" ] || { echo 'no symbolic link'; return 1; }
            g_link_target=$(readlink -- "$1")
            g_link_owner=$(stat -c %U:%G -- "$1")
            [ "$g_link_owner $g_link_target" = "$2 $3" ] || { echo "a link of $g_link_owner to $g_link_target"; return 1; }""");
    private static final ShFunction APPLY = ShFunction.of("g_link_make", """
            g_link_new="$1.gaas-new"
            rm -rf -- "$g_link_new"
            ln -s -- "$3" "$g_link_new" && g_give "$g_link_new" "$2" - && mv -fT -- "$g_link_new" "$1" ||
                { rm -f -- "$g_link_new"; return 1; }""");

    public Symlink {
        Paths.checked(path);
        if (target.isEmpty() || target.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("not a target for a link: '" + target + "'");
    }

    @Override
    public String subject() {
        return "link " + path;
    }

    @Override
    public Fragment probe(Platform platform) {
        return withTarget(Fragment.call(PROBE).path(path).text(Shell.ownerAndGroup(platform, owner)));
    }

    @Override
    public Fragment apply(Platform platform) {
        return withTarget(Fragment.call(APPLY).path(path).text(Shell.ownerAndGroup(platform, owner)));
    }

    private Fragment withTarget(Fragment fragment) {
        return target.startsWith("/") ? fragment.path(target) : fragment.text(target);
    }
}
