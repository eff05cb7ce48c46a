package org.gaas.remote.sh;

import java.time.Duration;
import java.util.List;
import org.gaas.remote.Command;
import org.gaas.remote.Source;

/**
 * The scripts behind detached operations. Each has a directory with a lock, which is held as long as it runs, and the
 * file {@code exit} once it has ended; lock free and no {@code exit}: it vanished.
 */
final class OperationScript {
    private static final String ENDED = """
            g_ended() { { read -r g_exit g_took <"$g_dir/exit"; } 2>/dev/null; }
            """;

    /** Waits a moment for the lock: somebody who asks how far it is holds it that long. */
    private static final String BEGIN = """
            umask 077
            g_done=$( { mkdir -p -- "$g_dir" && touch -- "$g_dir/lock" && date | cat >"$g_dir/begun"; } 2>&1) || {
                g_say "BROKEN $(g_one_line "$g_done")"; return
            }
            exec 9>>"$g_dir/lock"
            flock -n 9 || { sleep 0.2 2>/dev/null || sleep 1; flock -n 9; } || {
                if g_ended && [ "$g_exit" != 0 ]; then g_say LINGERING; else g_say ATTACHED; fi
                return
            }
            [ ! -e "$g_dir/off" ] || { g_say OFF; return; }
            g_ended && [ "$g_exit" = 0 ] && { g_say ATTACHED; return; }
            [ ! -e "$g_dir/exit" ] || mv -f -- "$g_dir/exit" "$g_dir/failed"
            rm -f -- "$g_dir/exit.new" "$g_dir/progress" "$g_dir/output" "$g_dir/output.1"
            find "$g_dirs" -mindepth 2 -maxdepth 2 \\( -name exit -o -name off \\) -mtime +7 2>/dev/null |
                while IFS= read -r g_old; do rm -rf -- "${g_old%/*}"; done
            """;

    /** Who begins looks for the file under the lock: either it is seen there, or what was begun holds the lock here. */
    private static final String CALL_OFF = """
            umask 077
            g_done=$( { mkdir -p -- "$g_dir" && touch -- "$g_dir/lock" && date | cat >"$g_dir/off"; } 2>&1) || {
                g_say "BROKEN $(g_one_line "$g_done")"; return
            }
            exec 9<"$g_dir/lock"
            { flock -s -n 9 || timeout 0.6 flock -s 9; } 2>/dev/null && { flock -u 9; g_say RESTS; return; }
            if g_ended; then g_say RESTS; else g_say RUNNING; fi
            """;

    /**
     * Waits a moment for the end: so it is known as soon as it is there, and nobody has to ask again and again. The lock
     * is free when it ended. It is given back at once: busybox's timeout leaves a process behind that would keep it.
     */
    private static final String POLL = """
            g_state() {
                g_ended && { echo "ENDED $g_exit"; return; }
                [ -e "$g_dir/lock" ] || { echo VANISHED; return; }
                exec 9<"$g_dir/lock"
                g_free=no
                { flock -s -n 9 || timeout 0.6 flock -s 9 && flock -u 9; } 2>/dev/null && g_free=yes
                # what it left behind may hold the lock
                if g_ended; then echo "ENDED $g_exit"
                elif [ $g_free = yes ]; then echo VANISHED
                else echo RUNNING; fi
            }
            g_now=$(g_state)
            g_line=
            # it is written anew for each line
            [ ! -e "$g_dir/progress" ] || read -r g_line <"$g_dir/progress" || read -r g_line <"$g_dir/progress"
            case $g_now in RUNNING) g_most=4096 ;; *) g_most=65536 ;; esac
            g_say "$g_now"
            g_say "PROGRESS ${g_line:+$(g_one_line "$g_line")}"
            g_say OUTPUT
            cat -- "$g_dir/output.1" "$g_dir/output" 2>/dev/null | tail -c "$g_most"
            """;

    private static final String FORGET = """
            [ -e "$g_dir/lock" ] || return 0
            exec 9<"$g_dir/lock"
            flock -n 9 && rm -rf -- "$g_dir\"""";

    /** Keeps the end of the output, the last line of progress, and the exit code. */
    private static final String RUN = """
            g_tail() {
                while :; do
                    # unlike head, dd writes at once; so many reads fill a file
                    g_in=$(dd bs=4096 count=256 of="$g_dir/output" 2>&1) || { cat >/dev/null; return; }
                    g_in=${g_in%% *}
                    [ $((${g_in%+*} + ${g_in#*+})) -ge 256 ] || return
                    mv -f -- "$g_dir/output" "$g_dir/output.1"
                done
            }
            g_progress() { while IFS= read -r g_line; do printf '%s\\n' "$g_line" >"$g_dir/progress"; done; }
            g_end() {
                g_took=$(($(date +%s) - g_began))
                case $1 in 124 | 137 | 143) [ "$g_took" -lt "$g_limit" ] || set -- timeout ;; esac
                printf '%s %s\\n' "$1" "$g_took" >"$g_dir/exit.new"
                # something left behind may keep the output open for ever
                (sleep 5; mv -f -- "$g_dir/exit.new" "$g_dir/exit") >/dev/null 2>&1 3>&- 4>&- 5<&- 9>&- &
            }
            trap '' HUP
            g_began=$(date +%s)
            { { g_command 3>&1 1>&4 2>&4 4>&-; g_end $?; } | g_progress; } 4>&1 | g_tail
            mv -f -- "$g_dir/exit.new" "$g_dir/exit" 2>/dev/null
            """;

    private final Script script;
    private final String places;

    OperationScript(Script script, String operation) {
        if (!operation.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}"))
            throw new IllegalArgumentException("not a name for an operation: '" + operation + "'");
        this.script = script;
        var directory = script.below("var/lib/gaas/operations");
        this.places = "g_mark=" + script.mark() + " g_dirs=" + Script.quoted(directory) + " g_dir="
                + Script.quoted(directory + "/" + operation) + "\n";
    }

    /** Answers BEGUN, ATTACHED (it runs, or ended well), LINGERING (it failed, but something of it runs), OFF or BROKEN. */
    String begin(Command command, Duration limit) {
        if (command.input() instanceof Command.Input.Stream)
            throw new IllegalArgumentException("an operation can't read a stream: upload it first");
        var text = command.input() instanceof Command.Input.Text input
                ? input.text().reveal()
                : "";
        var start = "printf '%s' " + Script.quoted(text) + " 2>/dev/null 9>&- | setsid /bin/sh -s 5<&0 "
                + Script.here(runner(command, limit), " >/dev/null 2>&1 &");
        return script.of(List.of(), places + Script.ANSWERS + ENDED + BEGIN + start + "g_say BEGUN");
    }

    /** Answers RESTS, RUNNING or BROKEN. */
    String callOff() {
        return script.of(List.of(), places + Script.ANSWERS + ENDED + CALL_OFF);
    }

    /** Answers RUNNING, ENDED with the code or "timeout", or VANISHED; then a line of progress, then the output. */
    String poll() {
        return script.of(List.of(), places + Script.ANSWERS + ENDED + POLL);
    }

    String forget() {
        return script.of(List.of(), places + FORGET);
    }

    private String runner(Command command, Duration limit) {
        // what it reads is there already, on the runner's own input
        var fromRunner = command.reading(Source.of(new byte[0]));
        return "G_RUN() {\n" + places + "g_limit=" + Script.seconds(limit) + "\ng_command() {\n"
                + script.command(fromRunner, limit, "9>&-") + "}\n" + RUN + "}\n{ G_RUN <&5; exit; }\n";
    }
}
