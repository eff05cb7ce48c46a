package org.gaas.remote.sh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Lock;
import org.gaas.remote.Platform;

/** Compiles wishes into the one script that probes, applies and probes again. */
final class WishScript {
    private static final String STATE = "var/lib/gaas";

    /**
     * The story of one wish: {@code g_wish NUMBER SHARED}, or {@code g_once NUMBER SHARED} where it is told in one go.
     * Each call runs in a shell of its own.
     */
    private static final String STORY = """
            g_once() {
            if [ "$2" = shared ]; then g_done=$(g_apply_shared $1 </dev/null 2>&1 9>&-)
            else g_done=$(g_apply_$1 </dev/null 2>&1 9>&-); fi
            g_code=$?
            case $g_code in
            0) g_say "$1 APPLIED" ;;
            ALREADY) g_say "$1 NONE" ;;
            *) g_say "$1 FAILED $(g_one_line "${g_done:-exit code $g_code}")"; return 1 ;;
            esac
            }
            g_wish() {
            g_found=$(g_probe_$1 </dev/null 2>&1 9>&-) && { g_say "$1 NONE"; return 0; }
            [ "$g_check" = no ] || { g_say "$1 WOULD_APPLY $(g_one_line "$g_found")"; return 0; }
            if [ "$2" = shared ]; then g_done=$(g_apply_shared $1 </dev/null 2>&1 9>&-)
            else g_done=$(g_apply_$1 </dev/null 2>&1 9>&-); fi || {
                g_code=$?
                g_say "$1 FAILED $(g_one_line "${g_done:-exit code $g_code}")"; return 1
            }
            g_found=$(g_probe_$1 </dev/null 2>&1 9>&-) && { g_say "$1 APPLIED"; return 0; }
            g_say "$1 FAILED still $(g_one_line "$g_found${g_done:+ (applying said: $g_done)}")"; return 1
            }
            g_apply_shared() {
            touch -- "$g_locks/server" || return 1
            (
                exec 8>>"$g_locks/server"
                timeout "$g_wait" flock 8 || { echo "another change holds the server's lock"; exit 1; }
                g_apply_$1 8>&-
            )
            }
            """.replace("ALREADY", Integer.toString(Desired.ALREADY));

    /** Holds the lock until the script ends, and refuses a number lower than the highest that was seen. */
    private static final String LOCK = """
            g_hold() {
            g_lock=$g_locks/$1
            [ -w "$g_lock" ] || g_done=$( (umask 077; mkdir -p -- "$g_locks" && touch -- "$g_lock") 2>&1) || {
                g_say "BROKEN $(g_one_line "$g_done")"; return 1
            }
            exec 9>>"$g_lock"
            flock -n 9 || timeout "$g_wait" flock 9 || { g_say LOCKED; return 1; }
            g_seen=
            [ ! -e "$g_lock.fence" ] || read -r g_seen <"$g_lock.fence"
            case $g_seen in '' | *[!0-9]*) g_seen=0 ;; esac
            [ "$2" -ge "$g_seen" ] || { g_say "FENCED $g_seen"; return 1; }
            [ "$2" -eq "$g_seen" ] && return 0
            g_done=$( { echo "$2" | cat >"$g_lock.fence.new" && mv -f -- "$g_lock.fence.new" "$g_lock.fence"; } 2>&1) ||
                { g_say "BROKEN $(g_one_line "$g_done")"; return 1; }
            }
            """;

    private final Script script;
    private final Platform platform;
    private final List<Desired> wishes;
    private final Optional<Lock> lock;

    /**
     * @param lock what is held while applying; without one nothing is applied
     */
    WishScript(Script script, Platform platform, List<Desired> wishes, Optional<Lock> lock) {
        this.script = script;
        this.platform = platform;
        this.wishes = wishes;
        this.lock = lock;
    }

    String text(Duration lockTimeout) {
        var fragments = new ArrayList<Fragment>();
        var stories = new StringBuilder();
        var steps = new StringBuilder();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var once = lock.flatMap(held -> wish.inOneGo(platform));
            if (once.isEmpty()) add("g_probe_" + i, wish.probe(platform), fragments, stories);
            if (lock.isPresent()) add("g_apply_" + i, once.orElseGet(() -> wish.apply(platform)), fragments, stories);
            steps.append((once.isPresent() ? "g_once " : "g_wish ") + i + (shared(wish) ? " shared" : " own")
                    + " || { g_say END; return; }\n");
        }
        var hold = lock.map(held -> "g_hold " + Script.quoted(held.name()) + " " + held.fence() + " || return\n");
        return script.of(
                fragments,
                "g_mark=" + script.mark() + " g_check=" + (lock.isPresent() ? "no" : "yes") + " g_locks="
                        + Script.quoted(script.below(STATE + "/locks")) + " g_wait=" + Script.seconds(lockTimeout)
                        + "\n" + Script.ANSWERS + STORY + LOCK + stories + hold.orElse("") + steps + "g_say END");
    }

    private boolean shared(Desired wish) {
        return wish.sharedOnServer() && lock.filter(held -> !held.isServer()).isPresent();
    }

    private void add(String name, Fragment fragment, List<Fragment> fragments, StringBuilder stories) {
        // what another user runs is defined in that user's own shell
        if (fragment.actor().map(platform::actingAs).orElse(List.of()).isEmpty()) fragments.add(fragment);
        stories.append(name + "() {\n" + script.calls(fragment) + "\n}\n");
    }
}
