package org.gaas.audit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.Stream;
import org.gaas.audit.Line;
import org.gaas.audit.Reader;
import org.gaas.engine.CsvCell;

/** The trail as a file for a spreadsheet: RFC 4180, UTF-8, with a header, safe against formulas. */
final class TrailCsv {
    static final byte[] HEADER =
            "number,decision,at,kind,who,behalf,roles,what,about,place,subject,outcome,detail,plan,work,step\r\n"
                    .getBytes(UTF_8);

    private TrailCsv() {}

    /** The decision, and a line for each change, with the decision's number in the second column. */
    static byte[] of(Reader.Decided decided) {
        var number = decided.decision().number();
        return Stream.concat(Stream.of(decided.decision()), decided.changes().stream())
                .map(line -> row(number, line))
                .collect(joining())
                .getBytes(UTF_8);
    }

    private static String row(long decision, Line line) {
        var words = Stream.of(
                line.kind().toLowerCase(Locale.ROOT),
                line.who(),
                line.behalf(),
                line.roles(),
                line.what(),
                line.about(),
                line.place(),
                line.subject(),
                line.outcome(),
                line.detail(),
                line.plan(),
                line.work(),
                line.step());
        return line.number() + "," + decision + "," + line.at() + ","
                + words.map(CsvCell::of).collect(joining(",")) + "\r\n";
    }
}
