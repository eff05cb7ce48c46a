package org.gaas.releases;

import org.gaas.remote.ShFunction;

/** What is done on a server to bring a release there; POSIX sh, for dash and busybox. */
final class ShippingScripts {
    private ShippingScripts() {}

    /** ARRIVING: waits for a desk that sends the same; held until the script ends. */
    private static final ShFunction ALONE = ShFunction.of("releases_alone", """
            (umask 077; mkdir -p -- "$1") || return 1
            exec 7>"$1.lock" || return 1
            timeout 20 flock 7 || { echo 'another desk is sending the same files' >&2; return 1; }""");

    /**
     * STORE ARRIVING: what arrived whole goes into the store, what did not is removed and named. The name of a file is
     * the checksum of its content, with {@code .x} for programs. What came there meanwhile stays: releases are linked to
     * it. Lists go through programs: a shell reads them byte by byte.
     */
    private static final ShFunction SETTLE = ShFunction.of("releases_settle", """
            (
                cd -- "$2" || exit 1
                releases_bad=$(find . -type f -exec sha256sum {} + </dev/null |
                    sed '/^\\([0-9a-f]*\\)  \\.\\/\\1\\(\\.x\\)\\{0,1\\}$/d; s/^[^/]*\\///')
                for releases_name in $releases_bad; do rm -f -- "$releases_name" || exit 1; done
                find . -type f -exec sh -c 'mv -n -- "$@" "$0/" && rm -f -- "$@"' "$1" {} + </dev/null || exit 1
                [ -z "$releases_bad" ] || { echo "arrived damaged: $releases_bad"; exit 1; }
            )""");

    /** TREE ABOUT: every file has the content that was shipped, none is missing, none was added, no link changed. */
    static final ShFunction INTACT = ShFunction.of("releases_intact", """
            (
                cd -- "$1" || { echo 'the release is not there'; exit 1; }
                releases_files=$(wc -l <"$2/sums") || { echo 'nothing is known about it'; exit 1; }
                releases_good=0
                [ "$releases_files" -eq 0 ] ||
                    releases_good=$(sha256sum -c "$2/sums" 2>/dev/null </dev/null | grep -c ': OK$')
                [ "$releases_good" -eq "$releases_files" ] || {
                    sha256sum -c "$2/sums" 2>/dev/null </dev/null | grep -v ': OK$' | head -n 3 | tr '\\n' ' '
                    echo "$releases_good of $releases_files files are as shipped"
                    exit 1
                }
                releases_there=$(find . -type f </dev/null | wc -l)
                [ "$releases_there" -eq "$releases_files" ] ||
                    { echo "$releases_there files where $releases_files were shipped"; exit 1; }
                [ ! -e "$2/links" ] || [ "$(releases_links)" = "$(cat -- "$2/links")" ] ||
                    { echo 'a link was changed'; exit 1; }
            )""", links());

    /** STORE TREE ABOUT: what the store has under a name must have its content; removes what has not. */
    private static final ShFunction CULL = ShFunction.of("releases_cull", """
            (
                cd -- "$2" || exit 1
                sha256sum -c "$3/sums" 2>/dev/null </dev/null | grep -v ': OK$' | sed 's/: FAILED.*$//' |
                    while IFS= read -r releases_file; do
                        while IFS= read -r releases_line; do
                            [ "${releases_line#*  }" != "$releases_file" ] ||
                                rm -f -- "$1/${releases_line%%  *}" "$1/${releases_line%%  *}.x"
                        done <"$3/sums"
                    done
            )""");

    /** ARRIVING: removes it, unless somebody is sending it. */
    private static final ShFunction DISCARD = ShFunction.of("releases_discard", """
            (
                exec 6>"$1.lock" || exit 1
                timeout "$2" flock 6 || { echo "a release is arriving in $1"; exit 1; }
                rm -rf -- "$1" "$1.lock"
            )""");

    /** ARRIVING: what others began to send there and nobody goes on with since a day is removed. */
    private static final ShFunction SWEEP = ShFunction.of("releases_sweep", """
            find "${1%/*}" -mindepth 1 -maxdepth 1 -mtime +0 </dev/null | while IFS= read -r releases_old; do
                [ "${releases_old%.lock}" = "$1" ] || releases_discard "${releases_old%.lock}" 0.1 >/dev/null
            done""", DISCARD);

    /** START: nothing is there whose path begins so. */
    static final ShFunction NONE_ARRIVES = ShFunction.of("releases_none_arrives", """
            for releases_some in "$1"*; do
                [ ! -e "$releases_some" ] || { echo "there is $releases_some"; return 1; }
            done""");

    /** START: removes all whose path begins so, when nobody is sending it any more. */
    static final ShFunction CALL_OFF = ShFunction.of("releases_call_off", """
            for releases_some in "$1"*; do
                [ ! -e "$releases_some" ] || releases_discard "${releases_some%.lock}" 20 || return 1
            done""", DISCARD);

    /**
     * STORE ARRIVING RELEASE ABOUT CURRENT NAME, reads the names of all files and a dot: answers COMPLETE when the
     * release is there, else the numbers of those that the store lacks, as ranges.
     */
    static final ShFunction MISSING = ShFunction.of("releases_missing", """
            mkdir -p -- "$1" || return 1
            releases_alone "$2" || return 1
            releases_sweep "$2"
            if [ -d "$3" ]; then
                if releases_intact "$3" "$4" >&2; then
                    echo COMPLETE
                    cat >/dev/null
                    rm -rf -- "$2" "$2.lock"
                    return
                fi
                releases_cull "$1" "$3" "$4"
                [ "$(readlink -- "$5")" != "$6" ] ||
                    { echo 'this release runs, and is not as it was shipped: deploy another, then this again' >&2; return 1; }
                rm -rf -- "$3" || return 1
            fi
            releases_settle "$1" "$2" >/dev/null
            releases_names=$(cat)
            {
                printf '%s\\n' "$releases_names" | (cd -- "$1" && xargs ls -d -- 2>/dev/null)
                echo wanted
                printf '%s\\n' "$releases_names"
            } | awk '
                $0 == "wanted" { listing = 1; next }
                !listing { there[$0]; next }
                $0 == "." { whole = 1; next }
                { number++ }
                $0 in there { if (from) print from "-" number - 1; from = 0; next }
                !from { from = number }
                END { if (from) print from "-" number; exit !whole }
            ' || { echo 'the list of files was cut off' >&2; return 1; }""", ALONE, SWEEP, SETTLE, INTACT, CULL);

    /** STORE ARRIVING, reads a tar archive of files for the store. */
    static final ShFunction RECEIVE = ShFunction.of("releases_receive", """
            releases_alone "$2" || return 1
            tar -C "$2" -x -o -m -f - || return 1
            releases_settle "$1" "$2" >&2 || return 1
            rmdir -- "$2" && rm -f -- "$2.lock\"""", ALONE, SETTLE);

    /**
     * BASE ARRIVING ABOUT STORE RELEASE, reads a tar archive with the tree, as links into the store, and its checksums.
     * Checks the tree: here, where it may take its time. Does nothing when the release is in its place: a script that
     * comes late must not touch what is known about it.
     */
    static final ShFunction LINK = ShFunction.of("releases_link", """
            releases_alone "$2" || return 1
            if [ -d "$5" ]; then
                cat >/dev/null
                rm -rf -- "$2" "$2.lock"
                return
            fi
            rm -rf -- "$3" && mkdir -- "$3" || return 1
            tar -C "$1" -x -o -m -f - || return 1
            releases_intact "$3/tree" "$3" >&2 || { releases_cull "$4" "$3/tree" "$3"; return 1; }
            echo yes >"$3/checked" || return 1
            rmdir -- "$2" && rm -f -- "$2.lock\"""", ALONE, INTACT, CULL);

    /**
     * BASE ARRIVING RELEASE ABOUT SUMS LINKS SHARED...: a tree from another installation that has the same release, which
     * its checksums tell; SUMS is the checksum of their file, LINKS of the artefact's own links, and SHARED are those that
     * each installation has for itself. Answers COMPLETE when the release is there, COPIED when it was made and checked,
     * as {@link #LINK} does, or NONE. What a link of the application's user leads to is not taken over: it can't be.
     */
    static final ShFunction COPY = ShFunction.of("releases_copy", """
            releases_alone "$2" || return 1
            if [ -d "$3" ]; then
                releases_intact "$3" "$4" >/dev/null || { echo NONE; return; }
                echo COMPLETE
                rm -rf -- "$2" "$2.lock"
                return
            fi
            for releases_twin in "$1"/*/releases/"${3##*/}"; do
                [ -d "$releases_twin" ] && releases_copy_of "$releases_twin" "$@" || continue
                rm -rf -- "$2" "$2.lock"
                echo COPIED
                return
            done
            rm -rf -- "$4" && echo NONE""", ALONE, INTACT, copyOf());

    /** ABOUT RELEASE: moves the checked tree to its place. */
    static final ShFunction PLACE = ShFunction.of("releases_place", """
            [ -e "$1/checked" ] || { echo 'its files were not sent and checked'; return 1; }
            (cd -- "$1/tree" && releases_links) >"$1/links" || { echo 'its links could not be read'; return 1; }
            touch -- "$1/tree" && mv -T -- "$1/tree" "$2\"""", links());

    /** CURRENT PREVIOUS TARGET: the release before TARGET is remembered. */
    static final ShFunction REMEMBERED = ShFunction.of("releases_remembered", """
            [ -L "$1" ] || return 0
            releases_now=$(readlink -- "$1")
            [ "$releases_now" != "$3" ] && [ "$(readlink -- "$2")" != "$releases_now" ] || return 0
            echo "$releases_now runs and is not remembered"
            return 1""");

    static final ShFunction REMEMBER = ShFunction.of("releases_remember", """
            releases_now=$(readlink -- "$1") || return 1
            rm -rf -- "$2.new" && ln -s -- "$releases_now" "$2.new" && mv -fT -- "$2.new" "$2\"""");

    /** RELEASES HOME KEEP: names those that may go: not running, not the one before, not among the newest. */
    private static final ShFunction OLD = ShFunction.of("releases_old", """
            (
                cd -- "$1" || exit 1
                releases_number=0
                ls -1t | while IFS= read -r releases_name; do
                    releases_number=$((releases_number + 1))
                    [ "$releases_number" -gt "$3" ] || continue
                    case "releases/$releases_name" in
                        "$(readlink -- "$2/current")" | "$(readlink -- "$2/previous")") continue ;;
                    esac
                    echo "$releases_name"
                done
            )""");

    static final ShFunction PRUNED = ShFunction.of("releases_pruned", """
            releases_some=$(releases_old "$1" "$2" "$3" | wc -l)
            [ "$releases_some" -eq 0 ] || { echo "$releases_some old releases"; return 1; }""", OLD);

    /** RELEASES HOME KEEP STORE: removes them, and what nothing links to since a day. */
    static final ShFunction PRUNE = ShFunction.of("releases_prune", """
            releases_old "$1" "$2" "$3" | while IFS= read -r releases_name; do
                rm -rf -- "$1/$releases_name" "$1/.$releases_name" || exit 1
            done || return 1
            find "$4" -type f -links 1 -mtime +0 -exec rm -f -- {} + </dev/null""", OLD);

    /** TWIN BASE ARRIVING RELEASE ABOUT SUMS LINKS SHARED...: a copy of that one, when it is whole. */
    private static ShFunction copyOf() {
        return ShFunction.of("releases_copy_of", """
                releases_sums=${1%/*}/.${1##*/}/sums
                [ "$(sha256sum 2>/dev/null <"$releases_sums")" = "$6  -" ] || return 1
                rm -rf -- "$5" && mkdir -- "$5" && cp -p -- "$releases_sums" "$5/sums" || return 1
                # what is not whole then was being removed, or was damaged
                cp -al -- "$1" "$5/tree" 2>/dev/null
                (
                    cd -- "$5/tree" || exit 1
                    releases_wanted=$7
                    shift 7
                    for releases_shared; do rm -f -- "./$releases_shared" || exit 1; done
                    [ "$(releases_links)" = "$releases_wanted  -" ]
                ) && releases_intact "$5/tree" "$5" >/dev/null || return 1
                echo yes >"$5/checked\"""", links(), INTACT);
    }

    /** All links below the present directory with their targets, in one order; busybox's find can't print targets. */
    private static ShFunction links() {
        return ShFunction.of("releases_links", """
                {
                    find . -type l -printf '%p -> %l\\n' 2>/dev/null ||
                        find . -type l -exec sh -c '
                            for link; do printf "%s -> %s\\n" "$link" "$(readlink -- "$link")"; done
                        ' sh {} +
                } </dev/null | sort | sha256sum""");
    }
}
