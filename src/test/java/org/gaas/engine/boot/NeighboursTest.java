package org.gaas.engine.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gaas.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A node that looks at its neighbours")
class NeighboursTest {
    private static final Machine HERE = Machine.here();
    private static final Machine ELSEWHERE = new Machine("another machine", 1, "yesterday");

    private final TestDatabase database = new TestDatabase();
    private final List<String> released = new ArrayList<>();
    private final Neighbours looking = looking(released::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("leaves alone who gives signs of life, however slowly")
    void alive() {
        var other = node("two", ELSEWHERE);
        for (var i = 0; i < 5; i++) {
            look(19);
            assertThat(other.beat()).isTrue();
        }
        assertThat(released).isEmpty();
    }

    @Test
    @DisplayName("goes on with the work of one that is silent, once; that one finds its name gone when it wakes up")
    void silent() {
        var other = node("two", ELSEWHERE);
        look(50);

        assertThat(released).containsExactly("two");
        assertThat(other.beat()).isFalse();
    }

    @Test
    @DisplayName("does not wait for a process of this machine that is gone")
    void gone() {
        node("two", new Machine(HERE.id(), HERE.pid(), "in another life"));
        look(1);

        assertThat(released).containsExactly("two");
    }

    @Test
    @DisplayName("counts anew for one that was started again under the same name")
    void startedAgain() {
        var before = node("two", ELSEWHERE);
        look(15);
        before.giveBack();
        node("two", ELSEWHERE);
        look(15);

        assertThat(released).isEmpty();
    }

    @Test
    @DisplayName("takes the name and the work together, or neither")
    void together() {
        var other = node("two", new Machine(HERE.id(), HERE.pid(), "in another life"));
        var failing = looking(name -> {
            throw new IllegalStateException("the database is gone");
        });

        assertThatThrownBy(failing::look).hasMessage("the database is gone");
        assertThat(other.beat()).isTrue();
    }

    @Test
    @DisplayName("is one of several that do: the work goes over once")
    void several() {
        node("two", ELSEWHERE);
        var third = looking(released::add);
        for (var i = 0; i < 30; i++) {
            looking.look();
            third.look();
        }
        assertThat(released).containsExactly("two");
    }

    private void look(int times) {
        IntStream.range(0, times).forEach(i -> looking.look());
    }

    private NodeName node(String name, Machine machine) {
        var node = new NodeName(database.jdbc(), name, machine);
        node.take(() -> {});
        return node;
    }

    private Neighbours looking(Consumer<String> release) {
        return new Neighbours(database.jdbc(), database.inTransaction(), release, "one", HERE);
    }
}
