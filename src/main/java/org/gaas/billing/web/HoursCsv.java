package org.gaas.billing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.gaas.engine.CsvCell;

/** Hours as a file for a spreadsheet: RFC 4180, UTF-8, with a header. */
final class HoursCsv {
    private static final String HEADER =
            "date,minutes,person,role,customer,project,installation,process,task,activity,note,billable";

    private HoursCsv() {}

    static byte[] of(List<HoursController.Line> lines) {
        var rows = lines.stream().map(HoursCsv::row);
        return Stream.concat(Stream.of(HEADER), rows)
                .collect(joining("\r\n", "", "\r\n"))
                .getBytes(UTF_8);
    }

    private static String row(HoursController.Line line) {
        var words = Stream.of(
                line.person(),
                line.role(),
                line.customer(),
                line.project(),
                line.installation(),
                line.process(),
                line.task(),
                line.activity(),
                line.note());
        return line.date() + "," + line.minutes() + "," + words.map(CsvCell::of).collect(joining(",")) + ","
                + line.billable();
    }
}
