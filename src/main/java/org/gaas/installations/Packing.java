package org.gaas.installations;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import org.gaas.applications.Applications;
import org.gaas.applications.Descriptor;
import org.gaas.engine.Progress;
import org.gaas.fleet.Environment.Kept;
import org.gaas.fleet.Policy;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Operation;
import org.gaas.remote.ShFunction;
import org.springframework.stereotype.Component;

/**
 * Packs what an installation keeps between releases into its archive. Settings files stay out: they are made from what
 * the desk knows, and hold a password. The installation's own user reads, so no link leads root astray; root writes,
 * where nobody else can.
 */
@Component
public class Packing {
    /** FILE SHARED LEFT-OUT WORDS... */
    private static final ShFunction PACK = ShFunction.of("installations_pack", """
            installations_pack_file=$1 installations_pack_from=$2 installations_pack_out=$3; shift 3
            [ -d "$installations_pack_from" ] || { echo 'there are no files'; return 0; }
            umask 077
            mkdir -p -- "${installations_pack_file%/*}" && : >"$installations_pack_file.new" || return 1
            set -- "$@" tar -C "$installations_pack_from" -c -f -
            for installations_pack_one in $installations_pack_out; do set -- "$@" --exclude "./$installations_pack_one"; done
            installations_growing "$installations_pack_file.new" 0 0 'packing files' &
            installations_pack_watch=$!
            { "$@" .; echo $? >"$installations_pack_file.code"; } | gzip -c >"$installations_pack_file.new"
            installations_pack_zip=$?
            kill "$installations_pack_watch" 2>/dev/null
            read -r installations_pack_code <"$installations_pack_file.code" || installations_pack_code=2
            rm -f -- "$installations_pack_file.code"
            # of GNU this means that a file changed meanwhile: a log, at most
            [ "$installations_pack_code" -ne 1 ] || case $(tar --version 2>&1) in *GNU*) installations_pack_code=0 ;; esac
            [ "$installations_pack_zip" -eq 0 ] || { echo 'the archive could not be written'; return 1; }
            installations_whole "$installations_pack_file" "$installations_pack_code\"""", Archive.GROWING, Archive.WHOLE);

    private final Installations installations;
    private final Applications applications;
    private final Policy policy;
    private final Archives archives;
    private final Fulfilment fulfilment;

    Packing(
            Installations installations,
            Applications applications,
            Policy policy,
            Archives archives,
            Fulfilment fulfilment) {
        this.installations = installations;
        this.applications = applications;
        this.policy = policy;
        this.archives = archives;
        this.fulfilment = fulfilment;
    }

    /** Starts, or attaches; does nothing where the policy keeps no files, there can be none, or its archive is sealed. */
    public void begin(InstallationId id, String operation) {
        wanted(id).ifPresent(installation -> {
            archives.packs(installation, Part.WEB, operation);
            fulfilment
                    .hostOf(installation, Part.WEB)
                    .begin(
                            operation,
                            Command.of(Fragment.call(PACK)
                                    .path(Archive.folderOf(installation) + "/" + Archive.FILES)
                                    .path(Layout.shared(id))
                                    .text(leftOut(installation))
                                    .acting(Layout.owner(id))));
        });
    }

    /**
     * How far it is.
     *
     * @throws org.gaas.remote.RemoteFailure when it could not be packed
     */
    public Progress poll(InstallationId id, String operation) {
        var installation = wanted(id);
        if (installation.isEmpty()) return Progress.done();
        var state = fulfilment.hostOf(installation.get(), Part.WEB).poll(operation);
        if (state instanceof Operation.Running running) return running.progress();
        ((Operation.Ended) state).result().expect("the files of " + id + " in its archive");
        return Progress.done();
    }

    private Optional<Installation> wanted(InstallationId id) {
        var installation = installations.get(id);
        var keeps = policy.environment(installation.environment()).keeps(Kept.FILES);
        return keeps && installation.server().isPresent() && !archives.isSealed(installation)
                ? Optional.of(installation)
                : Optional.empty();
    }

    /** Paths hold no blanks. */
    private String leftOut(Installation installation) {
        return installation
                .application()
                .map(applications::describe)
                .map(Descriptor::settings)
                .map(files -> files.stream().map(file -> file.path().value()).collect(joining(" ")))
                .orElse("");
    }
}
