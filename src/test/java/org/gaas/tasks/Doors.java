package org.gaas.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.gaas.people.Browser;
import org.gaas.people.People;
import org.gaas.people.RestClient;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor;

/** The ways to answer a task of a whole desk, for people who are signed in and have shown a code. */
final class Doors {
    static final String DONE = "done";

    private final int port;
    private final ProcessEngine engine;
    private final SecondFactor factor;
    private final People people;

    Doors(int port, ProcessEngine engine, SecondFactor factor, People people) {
        this.port = port;
        this.engine = engine;
        this.factor = factor;
        this.people = people;
    }

    enum Door {
        TASKLIST,
        /** As Tasklist sends a form. */
        TASKLIST_FORM,
        ENGINE,
        ENGINE_FORM,
        DESK,
        JAVA,
        FORM
    }

    /** Signed in, and with a code shown: what is left is to send it. Answers {@link #DONE}, or what was said. */
    Callable<String> prepared(Door door, String person, String task, Map<String, ?> answers) {
        var all = new HashMap<String, Object>(answers);
        all.put("noTime", true);
        var rest = RestClient.as(person, port);
        var proof = rest.proven();
        var shown = rest.showing(proof);
        return switch (door) {
            case ENGINE -> () -> outcome(shown.post("/engine-rest/task/" + task + "/complete", variables(all)));
            case ENGINE_FORM -> () -> outcome(shown.post("/engine-rest/task/" + task + "/submit-form", variables(all)));
            case DESK -> () -> outcome(shown.post("/api/tasks/" + task + "/completion", json(all)));
            case TASKLIST -> inTasklist(person, proof, task + "/complete", variables(all));
            case TASKLIST_FORM -> inTasklist(person, proof, task + "/submit-form", variables(all));
            case JAVA -> inJava(person, proof, () -> engine.getTaskService().complete(task, all));
            case FORM -> inJava(person, proof, () -> engine.getFormService().submitTaskForm(task, all));
        };
    }

    /** What both are told who send at the same instant. */
    static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        var ready = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        var told = new ArrayList<String>();
        try {
            var both = new ArrayList<Future<String>>();
            for (var sending : List.of(one, other))
                both.add(pool.submit((Callable<String>) () -> {
                    ready.await(30, TimeUnit.SECONDS);
                    return sending.call();
                }));
            for (var answer : both) told.add(answer.get(60, TimeUnit.SECONDS));
        } finally {
            pool.shutdownNow();
        }
        return told;
    }

    private Callable<String> inTasklist(String person, String proof, String path, String body) {
        var browser = new Browser(port).signedInAs(person).showing(proof);
        return () -> outcome(browser.sendAsWebapp("POST", "/camunda/api/engine/engine/default/task/" + path, body));
    }

    private Callable<String> inJava(String person, String proof, Runnable answer) {
        var groups = people.rolesOf(person).stream().map(Role::group).toList();
        return () -> factor.with(new SecondFactor.Proof(proof, Instant.MAX), () -> {
            engine.getIdentityService().setAuthentication(person, groups);
            try {
                answer.run();
                return DONE;
            } catch (RuntimeException no) {
                return String.valueOf(no.getMessage());
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        });
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.statusCode() == 204 ? DONE : answer.statusCode() + " " + answer.body();
    }

    private static String variables(Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return json(Map.of("variables", variables));
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
