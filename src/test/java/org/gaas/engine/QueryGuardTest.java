package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An expression in a task query")
class QueryGuardTest {
    private static final TestEngine engine = Errand.sharedEngine();
    private static final String TRAP = "${errandTrap.spring()}";
    private Filter filter;

    @AfterEach
    void clear() {
        if (filter != null && filter.getId() != null) engine.filters().deleteFilter(filter.getId());
        Errand.shared().clear(engine);
    }

    @Test
    @DisplayName("is refused in the query itself")
    void adHoc() {
        refused(() -> tasks().taskAssigneeExpression("${currentUser()}").list());
    }

    @Test
    @DisplayName("is refused inside or(), where the engine itself would evaluate it")
    void or() {
        refused(() ->
                tasks().or().taskAssigneeExpression(TRAP).taskName("x").endOr().list());
        refused(() ->
                tasks().or().taskAssigneeExpression(TRAP).taskName("x").endOr().count());
        refused(() ->
                tasks().or().taskAssigneeExpression(TRAP).taskName("x").endOr().singleResult());
    }

    @Test
    @DisplayName("is refused in a filter to be saved, inside or() too")
    void savedFilter() {
        refused(() -> engine.filters().saveFilter(filter(tasks().taskAssigneeExpression(TRAP))));
        refused(() -> engine.filters()
                .saveFilter(filter(
                        tasks().or().taskAssigneeExpression(TRAP).taskName("x").endOr())));
    }

    @Test
    @DisplayName("is refused in a query that extends a filter")
    void extending() {
        filter = engine.filters().saveFilter(filter(tasks().taskName("x")));

        refused(() -> engine.filters().list(filter.getId(), tasks().taskAssigneeExpression("${currentUser()}")));
        refused(() -> engine.filters()
                .count(
                        filter.getId(),
                        tasks().or().taskAssigneeExpression(TRAP).taskName("x").endOr()));
    }

    @Test
    @DisplayName("may ask in a stored filter who the user is, and nothing else")
    void ownFilters() {
        filter = engine.filters().saveFilter(filter(tasks().taskCandidateGroupInExpression("${currentUserGroups()}")));

        engine.as("dora", new String[] {"developers"}, () -> assertThat(
                        engine.filters().count(filter.getId()))
                .isZero());
    }

    @Test
    @DisplayName("is refused in a filter that got into the database some other way")
    void smuggledFilter() {
        filter = engine.filters().saveFilter(filter(tasks().taskName("x")));
        engine.get(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?")
                .params("{\"orQueries\":[{\"assigneeExpression\":\"" + TRAP + "\",\"name\":\"x\"}]}", filter.getId())
                .update();

        refused(() -> engine.filters().list(filter.getId()));
    }

    private static TaskQuery tasks() {
        return engine.tasks().createTaskQuery();
    }

    private static Filter filter(TaskQuery query) {
        return engine.filters().newTaskFilter("a filter").setQuery(query);
    }

    private static void refused(ThrowingCallable query) {
        assertThatThrownBy(query).isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.rule())
                .isEqualTo("EXPRESSION_NOT_ALLOWED"));
    }
}
