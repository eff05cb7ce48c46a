package org.gaas.remote.sh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Platform;

/** Compiles lists of wishes into the one script that probes, applies and probes again. */
final class WishScript {
    private static final String STATE = "var/lib/gaas";

    /**
     * The story of one wish: {@code g_wish NUMBER SHARED}, or {@code g_once NUMBER SHARED} where it is told in one go.
     * Where an end is shared it is {@code g_begin NUMBER END}, and in the end {@code g_finish END}. Each call runs in a
     * shell of its own.
     */
    private static final String STORY = """
            g_once() {
            if [ "$2" = shared ]; then g_done=$(g_apply_shared $1 </dev/null 2>&1 9>&-)
            else g_done=$(g_apply_$1 </dev/null 2>&1 9>&-); fi
            g_code=$?
            [ $g_code -eq ALREADY ] || g_seen=
            case $g_code in
            0) g_say "APPLIED $1" ;;
            ALREADY) g_say "NONE $1" ;;
            *) g_say "FAILED $1 $(g_one_line "${g_done:-exit code $g_code}")"; return 1 ;;
            esac
            }
            g_begin() {
            g_done=$(g_apply_$1 </dev/null 2>&1 9>&-)
            g_code=$?
            [ $g_code -eq ALREADY ] || g_seen=
            case $g_code in
            0) eval "g_begun_$2=\\$g_begun_$2' '$1"; g_say "FAILED $1 begun, and not ended" ;;
            ALREADY) g_say "NONE $1" ;;
            *) g_say "FAILED $1 $(g_one_line "${g_done:-exit code $g_code}")"; return 1 ;;
            esac
            }
            g_finish() {
            eval "g_some=\\$g_begun_$1"
            [ -n "$g_some" ] || return 0
            g_done=$(g_end_$1 </dev/null 2>&1)
            g_code=$?
            for g_number in $g_some; do
                if [ $g_code -ne 0 ]; then g_say "FAILED $g_number $(g_one_line "${g_done:-exit code $g_code}")"
                elif g_found=$(g_probe_$g_number </dev/null 2>&1); then g_say "APPLIED $g_number"
                else g_say "FAILED $g_number still $(g_one_line "$g_found")"; fi
            done
            }
            g_wish() {
            g_found=$(g_probe_$1 </dev/null 2>&1 9>&-) && { g_say "NONE $1"; return 0; }
            [ "$g_check" = no ] || { g_say "WOULD_APPLY $1 $(g_one_line "$g_found")"; return 0; }
            g_seen=
            if [ "$2" = shared ]; then g_done=$(g_apply_shared $1 </dev/null 2>&1 9>&-)
            else g_done=$(g_apply_$1 </dev/null 2>&1 9>&-); fi || {
                g_code=$?
                g_say "FAILED $1 $(g_one_line "${g_done:-exit code $g_code}")"; return 1
            }
            g_found=$(g_probe_$1 </dev/null 2>&1 9>&-) && { g_say "APPLIED $1"; return 0; }
            g_say "FAILED $1 still $(g_one_line "$g_found${g_done:+ (applying said: $g_done)}")"; return 1
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

    /**
     * Holds the lock until the next is held or the script ends, and refuses a number lower than the highest that was
     * seen: {@code g_hold NAME NUMBER now|wait}. Somebody else's is not waited for now: ends with 75.
     */
    private static final String LOCK = """
            g_hold() {
            g_lock=$g_locks/$1
            [ -w "$g_lock" ] || g_done=$( (umask 077; mkdir -p -- "$g_locks" && touch -- "$g_lock") 2>&1) || {
                g_say "BROKEN $g_list $(g_one_line "$g_done")"; return 1
            }
            exec 9>>"$g_lock"
            flock -n 9 || {
                [ "$3" = wait ] || return 75
                timeout "$g_wait" flock 9
            } || { g_say "LOCKED $g_list"; return 1; }
            g_seen=
            [ ! -e "$g_lock.fence" ] || read -r g_seen <"$g_lock.fence"
            case $g_seen in '' | *[!0-9]*) g_seen=0 ;; esac
            [ "$2" -ge "$g_seen" ] || { g_say "FENCED $g_list $g_seen"; return 1; }
            [ "$2" -eq "$g_seen" ] && return 0
            g_done=$( { echo "$2" | cat >"$g_lock.fence.new" && mv -f -- "$g_lock.fence.new" "$g_lock.fence"; } 2>&1) ||
                { g_say "BROKEN $g_list $(g_one_line "$g_done")"; return 1; }
            }
            """;

    /** All lists in turn, {@code g_all HOW_MANY}; those whose lock somebody else holds once more, when the others are done. */
    private static final String TURNS = """
            g_all() {
            g_list=0 g_later=
            while [ $g_list -lt "$1" ]; do
                g_list_$g_list now
                [ $? -ne 75 ] || g_later="$g_later $g_list"
                exec 9>&-
                g_list=$((g_list + 1))
            done
            for g_list in $g_later; do g_list_$g_list wait; exec 9>&-; done
            }
            """;

    private final Script script;
    private final Platform platform;
    private final List<List<Desired>> lists;
    private final List<Lock> locks;

    /** What is only looked at. */
    static WishScript looking(Script script, Platform platform, List<List<Desired>> lists) {
        return new WishScript(script, platform, lists, List.of());
    }

    /** What is fulfilled. */
    static WishScript applying(Script script, Platform platform, List<Locked> lists) {
        return new WishScript(
                script,
                platform,
                lists.stream().map(Locked::wishes).toList(),
                lists.stream().map(Locked::lock).toList());
    }

    /**
     * @param locks what is held for each list; none: nothing is applied
     */
    private WishScript(Script script, Platform platform, List<List<Desired>> lists, List<Lock> locks) {
        this.script = script;
        this.platform = platform;
        this.lists = lists;
        this.locks = locks;
    }

    String text(Duration lockTimeout) {
        var ends = new ArrayList<Fragment>();
        var fragments = new ArrayList<Fragment>();
        var stories = new StringBuilder();
        var finish = new StringBuilder();
        var number = 0;
        for (int list = 0; list < lists.size(); list++) {
            var end = "g_say 'END " + list + "'";
            var lock = lock(list);
            var steps = new StringBuilder("g_list_" + list + "() {\n");
            lock.ifPresent(held ->
                    steps.append("g_hold " + Script.quoted(held.name()) + " " + held.fence() + " \"$1\" || return\n"));
            steps.append(looking(lists.get(list)));
            for (var wish : lists.get(list)) {
                steps.append(
                        story(wish, number++, lock, ends, fragments, stories) + " || { " + end + "; return 0; }\n");
            }
            stories.append(steps + end + "\n}\n");
        }
        for (int end = 0; end < ends.size(); end++) {
            add("g_end_" + end, ends.get(end), fragments, stories);
            finish.append("\ng_finish " + end);
        }
        return script.of(
                fragments,
                "g_mark=" + script.mark() + " g_check=" + (looksOnly() ? "yes" : "no") + " g_locks="
                        + Script.quoted(script.below(STATE + "/locks")) + " g_wait=" + Script.seconds(lockTimeout)
                        + "\n" + Script.ANSWERS + STORY + LOCK + TURNS + stories + "g_all " + lists.size() + finish);
    }

    /** One look for all wishes of a list that want to know the same; forgotten when anything was changed. */
    private String looking(List<Desired> wishes) {
        var paths = wishes.stream()
                .flatMap(wish -> wish.looksAt().stream())
                .map(path -> Script.quoted(script.below(path)))
                .distinct()
                .toList();
        if (paths.size() < 2) return "g_seen=\n";
        return "g_seen=$(stat -c '%F %U:%G %a %n' -- " + String.join(" ", paths) + " 2>/dev/null </dev/null 9>&-)\n";
    }

    /** Defines what a wish needs, and calls it. */
    private String story(
            Desired wish,
            int number,
            Optional<Lock> lock,
            List<Fragment> ends,
            List<Fragment> fragments,
            StringBuilder stories) {
        var shared = lock.filter(held -> lists.size() > 1).flatMap(held -> wish.ending(platform));
        if (shared.isPresent()) {
            add("g_probe_" + number, wish.probe(platform), fragments, stories);
            add("g_apply_" + number, shared.get().begin(), fragments, stories);
            if (!ends.contains(shared.get().end())) ends.add(shared.get().end());
            return "g_begin " + number + " " + ends.indexOf(shared.get().end());
        }
        var once = lock.flatMap(held -> wish.inOneGo(platform));
        if (once.isEmpty()) add("g_probe_" + number, wish.probe(platform), fragments, stories);
        if (lock.isPresent()) add("g_apply_" + number, once.orElseGet(() -> wish.apply(platform)), fragments, stories);
        return (once.isPresent() ? "g_once " : "g_wish ") + number + (shared(wish, lock) ? " shared" : " own");
    }

    private boolean looksOnly() {
        return locks.isEmpty();
    }

    private Optional<Lock> lock(int list) {
        return looksOnly() ? Optional.empty() : Optional.of(locks.get(list));
    }

    private static boolean shared(Desired wish, Optional<Lock> lock) {
        return wish.sharedOnServer() && lock.filter(held -> !held.isServer()).isPresent();
    }

    private void add(String name, Fragment fragment, List<Fragment> fragments, StringBuilder stories) {
        // what another user runs is defined in that user's own shell
        if (fragment.actor().map(platform::actingAs).orElse(List.of()).isEmpty()) fragments.add(fragment);
        stories.append(name + "() {\n" + script.calls(fragment) + "\n}\n");
    }
}
