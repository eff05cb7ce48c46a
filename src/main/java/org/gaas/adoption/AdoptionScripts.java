package org.gaas.adoption;

import org.gaas.remote.ShFunction;

/** What is done on the server; whatever is below an installation's directories is done by its own user. */
final class AdoptionScripts {
    /** FOLDER LOAD (FILE PIECE)...: all files are there and are what their checksums say; pieces get their names. */
    static final ShFunction CHECK = ShFunction.of("adoption_check", """
            adoption_check_in=$1 adoption_check_to=$2; shift 2
            umask 077
            rm -rf -- "$adoption_check_to" && mkdir -p -- "$adoption_check_to" || return 1
            [ -r "$adoption_check_in/checksums.sha256" ] ||
                { echo 'EXPORT_INCOMPLETE: checksums.sha256 is not there'; return 1; }
            while [ $# -gt 0 ]; do
                adoption_check_file=$adoption_check_in/$1
                [ -f "$adoption_check_file" ] && [ ! -L "$adoption_check_file" ] ||
                    { echo "EXPORT_INCOMPLETE: $1 is not there"; return 1; }
                [ -r "$adoption_check_file" ] ||
                    { echo "EXPORT_INCOMPLETE: $1 can't be read: it must belong to the desk's user $(id -un)"; return 1; }
                adoption_check_sum=$(sha256sum <"$adoption_check_file" | cut -c1-64)
                [ "$adoption_check_sum" = "$(awk -v name="$1" '$2 == name || $2 == "*" name { print $1; exit }' \\
                    "$adoption_check_in/checksums.sha256")" ] ||
                    { echo "EXPORT_DIFFERS: $1 is not what checksums.sha256 says"; return 1; }
                if [ "$2" != - ]; then
                    ln -s -- "$adoption_check_file" "$adoption_check_to/$2" &&
                        printf '%s  %s\\n' "$adoption_check_sum" "$2" >"$adoption_check_to/$2.sum" || return 1
                fi
                shift 2
            done""");

    /** FILE SHARED LEFT-OUT DIRECTORIES WORDS...: what is there before anything comes. */
    static final ShFunction KEEP = ShFunction.of("adoption_keep", """
            adoption_keep_file=$1 adoption_keep_from=$2 adoption_keep_out=$3 adoption_keep_dirs=$4; shift 4
            umask 077
            mkdir -p -- "${adoption_keep_file%/*}" && : >"$adoption_keep_file.new" || return 1
            set -- "$@" tar -C "$adoption_keep_from" -c -f -
            for adoption_keep_one in $adoption_keep_out; do set -- "$@" --exclude "./$adoption_keep_one"; done
            for adoption_keep_one in $adoption_keep_dirs; do set -- "$@" "./$adoption_keep_one"; done
            { "$@"; echo $? >"$adoption_keep_file.code"; } | gzip -c >"$adoption_keep_file.new" || return 1
            [ "$(cat -- "$adoption_keep_file.code")" = 0 ] || { echo 'what is there could not be packed'; return 1; }
            rm -f -- "$adoption_keep_file.code"
            gzip -t "$adoption_keep_file.new" && mv -f -- "$adoption_keep_file.new" "$adoption_keep_file\"""");

    /** FILE SHARED LEFT-OUT DIRECTORIES WORDS...: these directories hold what the archive does, and nothing else. */
    static final ShFunction FILL = ShFunction.of("adoption_fill", """
            adoption_fill_file=$1 adoption_fill_to=$2 adoption_fill_out=$3 adoption_fill_dirs=$4; shift 4
            [ -r "$adoption_fill_file" ] || { echo "$adoption_fill_file can't be read"; return 1; }
            "$@" sh -c '
                cd -- "$1" || exit 1
                out=$2 dirs=$3
                set --
                for one in $out; do set -- "$@" ! -path "./$one"; done
                for one in $dirs; do
                    [ -d "./$one" ] && [ ! -L "./$one" ] || continue
                    find "./$one" -mindepth 1 ! -type d "$@" -exec rm -f -- {} +
                    find "./$one" -depth -mindepth 1 -type d -exec rmdir -- {} + 2>/dev/null
                done
                exit 0' sh "$adoption_fill_to" "$adoption_fill_out" "$adoption_fill_dirs" || return 1
            adoption_fill_said=$("$@" tar -C "$adoption_fill_to" -x -z -f - --no-same-owner --no-same-permissions \\
                --no-overwrite-dir --touch <"$adoption_fill_file" 2>&1) ||
                { printf '%s\\n' "$adoption_fill_said" | tail -n 5; return 1; }""");

    /**
     * SHARED LEFT-OUT DIRECTORIES TOLD FOUND WORDS...: lists what is there with checksums into a file, and says how that
     * differs from what was told.
     */
    static final ShFunction LIST = ShFunction.of("adoption_list", """
            adoption_list_in=$1 adoption_list_out=$2 adoption_list_dirs=$3 adoption_list_told=$4 adoption_list_to=$5; shift 5
            umask 077
            {
                "$@" sh -c '
                    cd -- "$1" || exit 1
                    out=$2 dirs=$3
                    set --
                    for one in $out; do set -- "$@" ! -path "./$one"; done
                    for one in $dirs; do
                        [ ! -d "./$one" ] || find "./$one" -type f "$@" -exec sha256sum -- {} + || exit 1
                    done' sh "$adoption_list_in" "$adoption_list_out" "$adoption_list_dirs"
                echo $? >"$adoption_list_to.code"
            } | sed 's|^\\([0-9a-f]*\\)  \\./|\\1  |' | sort >"$adoption_list_to.new"
            [ "$(cat -- "$adoption_list_to.code")" = 0 ] || { echo 'what is there could not be read'; return 1; }
            rm -f -- "$adoption_list_to.code"
            sed 's|^\\([0-9a-f]*\\) [ *]\\(\\./\\)*|\\1  |' <"$adoption_list_told" | sort >"$adoption_list_to.told" || return 1
            comm -3 "$adoption_list_to.told" "$adoption_list_to.new" >"$adoption_list_to.differ" || return 1
            mv -f -- "$adoption_list_to.new" "$adoption_list_to" || return 1
            printf 'digest %s\\ntold %s\\ndiffer %s\\n' "$(sha256sum <"$adoption_list_to" | cut -c1-64)" \\
                "$(wc -l <"$adoption_list_to.told")" "$(wc -l <"$adoption_list_to.differ")"
            sed -e '/^\\t/!s/^.\\{66\\}/only there: /' -e 's/^\\t.\\{66\\}/only here: /' <"$adoption_list_to.differ" |
                cut -c1-150 | head -n 12""");

    private AdoptionScripts() {}
}
