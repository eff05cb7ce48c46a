package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a script's answer: RFC 3875, section 6.
 *
 * @param status 200 unless the script says otherwise; 302 where it names a place
 */
record CgiHead(int status, List<Field> fields) {
    private static final int LONGEST = 64 * 1024;
    private static final Set<String> FRONTS_OWN = Set.of(
            "status",
            "content-length",
            "connection",
            "transfer-encoding",
            "keep-alive",
            "upgrade",
            "trailer",
            "date",
            "server");

    record Field(String name, String value) {}

    /** Reads up to the empty line; empty when what comes is no header. */
    static Optional<CgiHead> read(InputStream answer) throws IOException {
        var fields = new ArrayList<Field>();
        int left = LONGEST;
        while (left > 0) {
            String line = line(answer, left);
            if (line == null) return Optional.empty();
            if (line.isEmpty()) return fields.isEmpty() ? Optional.empty() : head(fields);
            left -= line.length() + 1;
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) return Optional.empty();
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Optional.empty();
    }

    void give(HttpServletResponse response) {
        response.setStatus(status);
        for (Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("content-type")) response.setContentType(field.value());
            else if (!FRONTS_OWN.contains(name)) response.addHeader(field.name(), field.value());
        }
    }

    private static Optional<CgiHead> head(List<Field> fields) {
        int status = fields.stream().anyMatch(field -> field.name().equalsIgnoreCase("Location")) ? 302 : 200;
        for (Field field : fields) {
            if (!field.name().equalsIgnoreCase("Status")) continue;
            if (!field.value().matches("[2-5][0-9][0-9]( .*)?")) return Optional.empty();
            status = Integer.parseInt(field.value().substring(0, 3));
        }
        return Optional.of(new CgiHead(status, List.copyOf(fields)));
    }

    /** One line without its end; null when the stream ends first or the line is too long. */
    private static String line(InputStream answer, int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b; (b = answer.read()) >= 0 && line.size() < longest; ) {
            if (b == '\n') return line.toString(ISO_8859_1).replaceFirst("\r$", "");
            line.write(b);
        }
        return null;
    }
}
