package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** Another hoster: a folder and a database of this machine. Exports are made by the program that the docs name. */
record OldSite(Path home, Path folder, String database) {

    /** It runs the same application as a project's trial, with patients of its own; made once. */
    static OldSite like(Dealings on) {
        var folder = on.home().resolve("elsewhere").resolve(on.project());
        var site = new OldSite(on.home(), folder, "oldhost_" + on.project());
        if (!Files.exists(folder)) site.found(on.project().replace('-', '_') + "_test_gems");
        return site;
    }

    /** Lays a new export into this folder, in the place of the last one. */
    void bring(Path to) {
        try {
            export();
            for (var old : to.toFile().listFiles()) Files.delete(old.toPath());
            for (var file : folder.resolve("export").toFile().listFiles())
                Files.copy(file.toPath(), to.resolve(file.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void found(String trial) {
        var statements = new StringBuilder("create database " + database + ";\n");
        for (var table : new String[] {"schema_level", "survey", "patient", "visit"})
            statements
                    .append("create table %1$s.%2$s like %3$s.%2$s;\n".formatted(database, table, trial))
                    .append("insert into %1$s.%2$s select * from %3$s.%2$s;\n".formatted(database, table, trial));
        statements.append("insert into %1$s.patient (id, name, born) values (101, 'Tweede', '1980-01-01');\n"
                .formatted(database));
        new Tables(home).rows(statements.toString());
        try {
            Files.createDirectories(folder.resolve("site/log"));
            Files.createDirectories(folder.resolve("site/var/uploads"));
            Files.writeString(folder.resolve("site/var/uploads/brief.txt"), "from elsewhere");
            // where the client of the database looks who it is
            Files.copy(
                    home.resolve("database/administrator.cnf"),
                    folder.resolve(".my.cnf"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("export"));
        var program = new ProcessBuilder(
                        "sh",
                        Path.of("docs/export-site").toAbsolutePath().toString(),
                        folder.resolve("export").toString(),
                        folder.resolve("site").toString(),
                        "log var",
                        "gems=" + database)
                .redirectErrorStream(true);
        program.environment().put("HOME", folder.toString());
        program.environment().merge("PATH", home.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        var running = program.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(running.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
