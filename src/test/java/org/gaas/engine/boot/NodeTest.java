package org.gaas.engine.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gaas.engine.CantStart;
import org.gaas.engine.Step;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Vars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("A node's name")
class NodeTest {
    private static final Machine HERE = Machine.here();
    private static final Machine ELSEWHERE = new Machine("another machine", 1, "yesterday");
    private static final Runnable NO_PATIENCE = () -> {
        throw new AssertionError("nothing to wait for");
    };

    private JdbcClient database;

    @BeforeEach
    void table() {
        database = JdbcClient.create(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
        database.sql("create table engine_node (name varchar(64) primary key, incarnation varchar(64),"
                        + " machine varchar(200), pid bigint, started varchar(40), beats bigint)")
                .update();
    }

    @Test
    @DisplayName("is free when nobody has it, and after it was given back")
    void free() {
        var first = node(HERE);
        first.take(NO_PATIENCE);
        assertThat(first.beat()).isTrue();
        first.giveBack();

        assertThatCode(() -> node(HERE).take(NO_PATIENCE)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is refused while its holder gives signs of life, and the holder keeps it")
    void taken() {
        var holder = node(ELSEWHERE);
        holder.take(NO_PATIENCE);

        assertThatThrownBy(() -> node(HERE).take(holder::beat))
                .isInstanceOfSatisfying(
                        CantStart.class, no -> assertThat(no.remedy()).contains("gaas.node"))
                .hasMessageContaining("'desk' of this node is taken");
        assertThat(holder.beat()).isTrue();
    }

    @Test
    @DisplayName("is taken over from a holder that gives no sign of life, which then knows that it lost it")
    void silent() {
        var holder = node(ELSEWHERE);
        holder.take(NO_PATIENCE);

        var next = node(HERE);
        next.take(() -> {});

        assertThat(holder.beat()).isFalse();
        assertThat(next.beat()).isTrue();
    }

    @Test
    @DisplayName("is taken over at once from a process of this machine that is gone")
    void gone() {
        node(new Machine(HERE.id(), HERE.pid(), "in another life")).take(NO_PATIENCE);

        assertThatCode(() -> node(HERE).take(NO_PATIENCE)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("brings its locks along: what it held before the crash it releases at start")
    void releasesLocks() {
        var name = UUID.randomUUID().toString();
        try (var before = engine(name)) {
            before.deploy("/engine/errand.bpmn", "/engine/taste-bread.form", "/engine/send.form");
            before.runtime().startProcessInstanceByKey("errand");
            var tables = before.get(JdbcClient.class);
            assertThat(tables.sql("update ACT_RU_JOB set LOCK_OWNER_ = 'desk',"
                                    + " LOCK_EXP_TIME_ = timestamp '2099-01-01 00:00:00'"
                                    + " where PROCESS_DEF_KEY_ = 'errand'")
                            .update())
                    .isEqualTo(1);

            before.get(Locks.class).release("desk");

            before.runJobs();
            assertThat(before.externalTasks().createExternalTaskQuery().count()).isEqualTo(1);
            var carrying = before.externalTasks()
                    .createExternalTaskQuery()
                    .singleResult()
                    .getId();
            before.externalTasks().lock(carrying, "desk", 1_000_000);

            before.get(Locks.class).release("desk");

            assertThat(before.externalTasks().createExternalTaskQuery().locked().count())
                    .isZero();
            assertThat(tables.sql("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    @DisplayName("has plain letters, because it stands in logs and locks")
    void plain() {
        assertThatThrownBy(() -> new EngineSettings("a b", List.of(), 3, 1, 1, null))
                .hasMessageContaining("gaas.node");
    }

    private NodeName node(Machine machine) {
        return new NodeName(database, "desk", machine);
    }

    private static TestEngine engine(String database) {
        return TestEngine.with(
                Map.of("test.database", database), Map.of("buyBread", (Step) execution -> {}, "vars", Vars.of()));
    }
}
