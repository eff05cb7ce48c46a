package org.gaas.remote;

/** The sh functions that several kinds of wishes share. Every script knows {@link Platform#give()} too. */
final class Shell {
    private Shell() {}

    /** PATH USER:GROUP MODE: owner and mode are right; says what they are otherwise. */
    static final ShFunction ATTRIBUTES = ShFunction.of("g_attributes", """
            g_attributes_found=$(stat -c '%U:%G %a' -- "$1") || return 1
            [ "$g_attributes_found" = "$2 $3" ] || { echo "owner and mode $g_attributes_found"; return 1; }""");

    /**
     * LINE: it is among those that were told before the first wish of the list, each KIND USER:GROUP MODE PATH. Only a yes
     * counts: when a wish has changed something all is looked at anew, and another user's shell knows nothing.
     */
    static final ShFunction SEEN = ShFunction.of("g_seen_as", """
            case "
            $g_seen
            " in *"
            $1
            "*) return 0 ;; esac
            return 1""");

    static String ownerAndGroup(Platform platform, Owner owner) {
        return platform.user(owner) + ":" + platform.group(owner);
    }
}
