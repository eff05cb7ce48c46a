package org.gaas.billing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** A file for a spreadsheet: RFC 4180, UTF-8, with a header. */
final class CsvFile {
    private CsvFile() {}

    /**
     * @param name of the file, without its ending
     * @param rows whose texts went through {@link org.gaas.engine.CsvCell}
     */
    static ResponseEntity<byte[]> of(String name, String header, Stream<String> rows) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .body(Stream.concat(Stream.of(header), rows)
                        .collect(joining("\r\n", "", "\r\n"))
                        .getBytes(UTF_8));
    }
}
