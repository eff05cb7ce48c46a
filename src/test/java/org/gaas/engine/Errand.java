package org.gaas.engine;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The steps of the test's process, played by hand: each does what the test told it, once. */
public class Errand {
    static final String[] FILES = {
        "/engine/errand.bpmn",
        "/engine/shopping-day.bpmn",
        "/engine/two-shops.bpmn",
        "/engine/taste-bread.form",
        "/engine/send.form"
    };
    static final Var<String> SHOP = Var.text("shop");
    static final Var<String> VERDICT = Var.text("verdict").as(Errand::verdict, text -> text);
    static final Var<Long> SLICES = Var.number("slices");
    static final Var<String> HOURS = Var.text("hours").ofTask();

    final Deque<Exception> breadTroubles = new ConcurrentLinkedDeque<>();
    /** What goes on while bread is bought. */
    volatile Runnable meanwhile = () -> {};

    final Carrying carrying = new Carrying();
    final List<String> bought = new CopyOnWriteArrayList<>();
    final List<String> returned = new ArrayList<>();
    final TaskNotes notes = new TaskNotes();

    private static Errand shared;
    private static TestEngine sharedEngine;

    /** One engine for all tests that leave nothing behind; long steps are not served in it. */
    static synchronized TestEngine sharedEngine() {
        if (sharedEngine == null) {
            shared = new Errand();
            sharedEngine = TestEngine.with(Map.of("gaas.retries", "PT0.01S,PT0.01S"), shared.beans());
            sharedEngine.deploy(FILES);
        }
        return sharedEngine;
    }

    static Errand shared() {
        sharedEngine();
        return shared;
    }

    /** Ends what a test began. */
    void clear(TestEngine engine) {
        engine.clear();
        breadTroubles.clear();
        meanwhile = () -> {};
        bought.clear();
        returned.clear();
        notes.clear();
    }

    Map<String, Object> beans() {
        return Map.of(
                "buyBread",
                (Step) this::buy,
                "returnBread",
                (Step) execution -> returned.add(execution.getProcessInstanceId()),
                "carryHome",
                carrying,
                "stakes",
                (Stakes) key -> key.startsWith("royal"),
                "taskNotes",
                notes,
                "errandVars",
                Vars.of(SHOP, VERDICT, SLICES, HOURS));
    }

    private void buy(DelegateExecution execution) throws Refusal {
        bought.add(execution.getProcessInstanceId());
        meanwhile.run();
        var trouble = breadTroubles.poll();
        if (trouble instanceof Refusal no) throw no;
        if (trouble != null) throw (RuntimeException) trouble;
    }

    private static String verdict(String text) {
        if (text.contains("\u0000")) throw new InvalidInput("verdict", "VERDICT_INVALID", "must be plain text");
        return text;
    }

    static Map<String, Object> atShop(String shop) {
        var variables = new HashMap<String, Object>();
        SHOP.put(variables, shop);
        return variables;
    }

    static class ShopClosed extends Refusal {
        ShopClosed() {
            super("the shop is closed");
        }
    }

    static class Trouble extends Failure {
        Trouble(String where, boolean curable) {
            super(new NoFlour("NO_FLOUR", "Bring flour", curable), where, "a loaf of bread", "no flour", null);
        }

        private record NoFlour(String name, String remedy, boolean curableByWaiting) implements Kind {}
    }
}
