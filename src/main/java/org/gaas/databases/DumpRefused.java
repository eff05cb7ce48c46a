package org.gaas.databases;

import java.util.Arrays;
import java.util.Optional;
import org.gaas.engine.Failure;
import org.gaas.remote.Result;

/** A dump is not brought back: what it would replace is still in use, untouched. */
public final class DumpRefused extends Failure {
    /** Why. */
    public enum Reason implements Kind {
        DUMP_INCOMPLETE("Make the dump again"),
        DUMP_CLIENT_COMMAND("Find out who put a command for the client into the dump; take another dump"),
        DUMP_FOREIGN_SCHEMA("Take a dump that speaks of its own database only"),
        DUMP_DEFINER("Take a dump whose views and routines belong to the application's account");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        @Override
        public String remedy() {
            return remedy;
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    private DumpRefused(Reason reason, String server, String wanted, String found) {
        super(reason, server, wanted, found, null);
    }

    /** When that is what a restore said. */
    static Optional<DumpRefused> said(String server, String wanted, Result result) {
        return result.out()
                .lines()
                .flatMap(line -> Arrays.stream(Reason.values())
                        .filter(reason -> line.startsWith(reason + ": "))
                        .map(reason -> new DumpRefused(
                                reason,
                                server,
                                wanted,
                                line.substring(reason.name().length() + 2))))
                .findFirst();
    }
}
