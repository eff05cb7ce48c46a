package org.gaas.releases;

import org.gaas.remote.ShFunction;

/** What is done on a host for builds; POSIX sh, for dash and busybox. */
final class BuildScripts {
    private BuildScripts() {}

    /**
     * BUILDS OUTCOME: answers KEPT when the outcome is there, and OLD with a name for what killed builds left two days
     * ago. Outcomes that are older than three months go.
     */
    static final ShFunction STATE = ShFunction.of("releases_build_state", """
            [ -d "$1/kept" ] || return 0
            find "$1/kept" -type f -mtime +90 -exec rm -f -- {} + </dev/null
            find "$1" -mindepth 1 -maxdepth 1 -type d ! -name kept -mtime +1 </dev/null | sed 's/.*\\//OLD /'
            [ ! -f "$2" ] || echo KEPT""");

    /** PLACE: answers SEND when the source is still to be sent: it is not there, and nothing came of it yet. */
    static final ShFunction SOURCE = ShFunction.of("releases_build_source", """
            [ -e "$1/source.tar" ] || [ -e "$1/outcome.tar" ] || echo SEND""");

    /** PLACE: begins a build anew, whatever a killed one left; what follows runs in its tree. */
    static final ShFunction UNPACK = ShFunction.of("releases_build_unpack", """
            cd -- "$1" || return 1
            echo '0 0 unpacking the source' >&3
            [ ! -d tree ] || chmod -R u+w tree
            rm -rf tree home && mkdir tree home && tar -C tree -x -o -m -f source.tar && cd tree || return 1
            echo '0 0 running the commands of the build' >&3""");

    /** PLACE: packs what the build made. The source goes last: without it nothing could be repeated. */
    static final ShFunction PACK = ShFunction.of("releases_build_pack", """
            cd -- "$1" || return 1
            echo '0 0 packing what was built' >&3
            rm -f outcome.new && tar -c -f outcome.new -C tree . && mv -f outcome.new outcome.tar && rm -f source.tar""");

    /**
     * OUTCOME KEPT MOST WORDS...: takes the outcome out of the builder's reach, who hands it over; who was first stays. One
     * at a time for an outcome, as its builder can make whoever reads it wait; and who was killed half way is followed by
     * another who begins anew. A file can say that it is longer than any disk: of more than so many bytes none are taken.
     */
    static final ShFunction KEEP = ShFunction.of("releases_build_keep", """
            releases_build_from=$1 releases_build_to=$2 releases_build_most=$3; shift 3
            exec 8>>"$releases_build_to.lock" && flock 8 || return 1
            [ ! -f "$releases_build_to" ] || return 0
            releases_build_code=$({ {
                "$@" sh -c '[ -f "$1" ] && [ ! -L "$1" ] && exec cat -- "$1"' sh "$releases_build_from" 4>&- 8>&-
                echo $? >&4
            } | head -c "$((releases_build_most + 1))" >"$releases_build_to.new"; } 4>&1) || releases_build_code=1
            [ "$(wc -c <"$releases_build_to.new" || echo 0)" -le "$releases_build_most" ] ||
                { rm -f -- "$releases_build_to.new"; echo 'the build made more than a release may have' >&2; return 1; }
            [ "$releases_build_code" = 0 ] ||
                { rm -f -- "$releases_build_to.new"; echo 'the build left no outcome' >&2; return 1; }
            mv -fT -- "$releases_build_to.new" "$releases_build_to" && rm -f -- "$releases_build_to.lock\"""");

    /** PROGRAM...: names those that are not to be found. */
    static final ShFunction LACKING = ShFunction.of("releases_build_lacking", """
            for releases_build_program; do
                command -v "$releases_build_program" >/dev/null || echo "$releases_build_program"
            done""");
}
