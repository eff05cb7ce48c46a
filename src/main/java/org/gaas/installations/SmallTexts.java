package org.gaas.installations;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.RelativePath;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Owner;
import org.gaas.remote.ShFunction;
import org.gaas.remote.TextFile;
import org.springframework.stereotype.Component;

/**
 * Small files of plain text that an application writes below its shared directory. Read and written by its own user, and
 * no link is followed: what it may not read nobody reads for it.
 */
@Component
public class SmallTexts {
    private static final ShFunction READ = ShFunction.of("small_texts", """
            small_texts_root=$(cd -- "$1" && pwd -P) || return 1; shift
            for small_texts_file do
                small_texts_at=$small_texts_root/$small_texts_file
                [ -e "$small_texts_at" ] || [ -L "$small_texts_at" ] || { echo; continue; }
                [ "$(readlink -f -- "$small_texts_at")" = "$small_texts_at" ] && [ -f "$small_texts_at" ] ||
                    { echo "$small_texts_file is a link, or no file"; return 1; }
                small_texts_size=$(wc -c <"$small_texts_at") || return 1
                [ "$small_texts_size" -le 8192 ] || { echo "$small_texts_file is larger than 8 kB"; return 1; }
                [ "$(tr -cd '\\t\\n\\r\\40-\\176' <"$small_texts_at" | wc -c)" -eq "$small_texts_size" ] ||
                    { echo "$small_texts_file holds something else than plain text"; return 1; }
                echo "=$(base64 <"$small_texts_at" | tr -d '\\n')"
            done""");

    private final Fulfilment fulfilment;

    SmallTexts(Fulfilment fulfilment) {
        this.fulfilment = fulfilment;
    }

    /**
     * All of them in one round trip.
     *
     * @param paths below the shared directory; at most 20
     * @return a text for each path; empty where there is nothing
     * @throws org.gaas.remote.RemoteFailure one of them is a link or no file, larger than 8 kB, or not plain text
     */
    public List<Optional<String>> read(Installation installation, List<RelativePath> paths) {
        var id = installation.id();
        return read(fulfilment.hostOf(installation, Part.WEB), Layout.shared(id), Layout.owner(id), paths);
    }

    static List<Optional<String>> read(Host host, String folder, Owner owner, List<RelativePath> paths) {
        var call = Fragment.call(READ)
                .path(folder)
                .text(paths.stream().map(RelativePath::value).toArray(String[]::new))
                .actingAs(owner);
        var answer = host.run(Command.of(call).looking()).expect("small files of plain text");
        return Arrays.stream(answer.out().split("\n", -1))
                .limit(paths.size())
                .map(line -> line.startsWith("=") ? Optional.of(text(line.substring(1))) : Optional.<String>empty())
                .toList();
    }

    /**
     * Writes them, where they are not so already.
     *
     * @param texts by path below a directory that the application writes
     */
    public void write(Installation installation, Map<RelativePath, String> texts) {
        var owner = Layout.owner(installation.id());
        var wished = new ArrayList<Desired>();
        texts.forEach((path, text) -> {
            var place = Layout.shared(installation.id(), path);
            var folder = place.substring(0, place.lastIndexOf('/'));
            wished.add(new Directory(folder, owner, "0750").actingAs(owner));
            wished.add(new TextFile(place, owner, "0640", text).actingAs(owner));
        });
        fulfilment.fulfil(installation, Part.WEB, wished);
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), US_ASCII);
    }
}
