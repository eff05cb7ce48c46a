package org.gaas.remote.sh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("What servers say")
class OutputTest {
    @Property(tries = 300)
    @Label("of any output exactly the last bytes are kept")
    void tail(@ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> pieces) {
        var tail = new Tail(50);
        var all = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = Integer.toString(i % 10).repeat(pieces.get(i));
            all.append(piece);
            tail.write(piece.getBytes(UTF_8), 0, piece.length());
        }
        assertThat(tail.text()).isEqualTo(all.substring(Math.max(0, all.length() - 50)));
        assertThat(tail.cut()).isEqualTo(all.length() > 50);
    }

    @Property(tries = 300)
    @Label("what comes before the mark is left out, however the bytes arrive")
    void mark(@ForAll @IntRange(min = 1, max = 12) int size) throws IOException {
        var text = "noise\n\n@mar\n@mark \nno line end@mark\n@mark\nanswer\n@mark\n";
        var out = new ByteArrayOutputStream();
        var after = new AfterMark("@mark", out);
        var bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += size) after.write(bytes, at, Math.min(size, bytes.length - at));
        assertThat(out.toString(UTF_8)).isEqualTo("answer\n@mark\n");
        assertThat(after.seen()).isTrue();
    }
}
