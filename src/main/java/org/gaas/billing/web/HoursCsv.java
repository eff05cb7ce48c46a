package org.gaas.billing.web;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.gaas.engine.CsvCell;

/** Hours as rows for a spreadsheet. */
final class HoursCsv {
    static final String HEADER =
            "date,minutes,person,role,customer,project,installation,process,task,activity,note,billable";

    private HoursCsv() {}

    static String row(HoursController.Line line) {
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
