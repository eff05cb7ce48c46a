package org.gaas.remote;

/** The sh functions that several kinds of wishes share. */
final class Shell {
    private Shell() {}

    /** PATH USER:GROUP MODE: owner and mode are right; says what they are otherwise. */
    static final ShFunction ATTRIBUTES = ShFunction.of("g_attributes", """
            g_attributes_found=$(stat -c '%U:%G %a' -- "$1") || return 1
            [ "$g_attributes_found" = "$2 $3" ] || { echo "owner and mode $g_attributes_found"; return 1; }""");

    /** PATH USER:GROUP: gives it to this owner, never following a link. */
    static final ShFunction OWN =
            ShFunction.of("g_own", "[ \"$(stat -c %U:%G -- \"$1\")\" = \"$2\" ] || chown -h -- \"$2\" \"$1\"");

    static String ownerAndGroup(Platform platform, Owner owner) {
        return platform.user(owner) + ":" + platform.group(owner);
    }
}
