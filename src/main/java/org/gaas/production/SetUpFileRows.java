package org.gaas.production;

import java.util.List;
import org.gaas.applications.RelativePath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of trials on their way to production. */
@Component
class SetUpFileRows {
    private final JdbcClient database;

    SetUpFileRows(JdbcClient database) {
        this.database = database;
    }

    List<SetUpFile> of(long order) {
        return database.sql("select place, path, content from production_setup_file"
                        + " where production_order = ? order by place")
                .param(order)
                .query((row, n) -> new SetUpFile(
                        row.getInt("place"), new RelativePath(row.getString("path")), row.getString("content")))
                .list();
    }

    /** In place of what was known before. */
    @Transactional
    public void store(long order, List<SetUpFile> files) {
        database.sql("delete from production_setup_file where production_order = ?")
                .param(order)
                .update();
        for (var file : files)
            database.sql("insert into production_setup_file (production_order, place, path, content)"
                            + " values (?, ?, ?, ?)")
                    .params(order, file.position(), file.path().value(), file.content())
                    .update();
    }
}
