package org.gaas.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.gaas.applications.Repository;
import org.gaas.audit.Trail;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.NameExists;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.TaskRoles;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The module with an engine in memory, people, one installation in each environment of the policy, and a clock that stands
 * still where the test puts it. Its process asks for a look by developers and a decision by hosting.
 */
final class TaskDesk implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Map<String, List<Role>> PEOPLE = Map.of(
            "dora", List.of(Role.DEVELOPERS),
            "daan", List.of(Role.DEVELOPERS),
            "hanna", List.of(Role.HOSTING),
            "hugo", List.of(Role.HOSTING),
            "olga", List.of(Role.HOSTING, Role.ONCALL),
            "mark", List.of(Role.MANAGERS),
            "fien", List.of(Role.FINANCE),
            "aya", List.of(Role.AUDITORS));

    final StandingClock clock = new StandingClock();
    final TestEngine engine;

    private TaskDesk(Class<?>... more) {
        clock.set(LocalDateTime.parse("2026-11-23T10:00"));
        engine = TestEngine.with(
                Map.of("gaas.retries", "PT0.01S"),
                Map.of(
                        "clock2",
                        clock,
                        "policy",
                        policy(),
                        "vars",
                        Vars.of(Var.text("hours"), Var.text("activity"), Var.text("note"), Var.flag("noTime"))),
                more);
        engine.deploy("/tasks/second-opinion.bpmn", "/tasks/second-opinion.form");
        for (var role : Role.values())
            engine.identity().saveGroup(engine.identity().newGroup(role.group()));
        PEOPLE.forEach((name, roles) -> {
            engine.identity().saveUser(engine.identity().newUser(name));
            roles.forEach(role -> engine.identity().createMembership(name, role.group()));
        });
        for (var environment : List.of("production", "acceptance", "test")) install(environment);
    }

    /** With these classes as beans besides those that all tests of tasks need. */
    static TaskDesk with(Class<?>... more) {
        var needed = List.of(
                Installations.class,
                Projects.class,
                Customers.class,
                People.class,
                TaskRoles.class,
                TrailBean.class,
                Calendars.class,
                Promises.class,
                DueDates.class,
                OpenTasks.class,
                RoleHeld.class,
                FourEyes.class,
                Notices.class,
                ParkedRows.class,
                LateTasks.class,
                Parking.class,
                MayWork.class,
                StandInRows.class,
                BehalfRows.class,
                Places.class,
                DecidingRoles.class,
                StandIns.class,
                Roster.class,
                Deputies.class,
                Reassignment.class,
                Told.class,
                Transactions.class);
        var all = new java.util.ArrayList<Class<?>>(needed);
        all.addAll(List.of(more));
        return new TaskDesk(all.toArray(Class[]::new));
    }

    /** What was asked; both tasks are open. */
    SecondOpinion ask(String installation) {
        return SecondOpinion.askedBy("dora", installation, engine.engine());
    }

    Task task(String id) {
        return engine.tasks().createTaskQuery().taskId(id).singleResult();
    }

    /** On the wall of the office. */
    LocalDateTime due(String id) {
        return task(id).getDueDate().toInstant().atZone(ZONE).toLocalDateTime();
    }

    void as(String person, Runnable acts) {
        engine.as(person, engine.get(People.class).groupsForTasks(person).toArray(String[]::new), acts);
    }

    @Override
    public void close() {
        engine.close();
        ClockUtil.reset();
    }

    private void install(String environment) {
        try {
            engine.get(Installations.class).request(request(environment));
        } catch (NameExists twice) {
            throw new AssertionError(twice);
        }
    }

    private static InstallationRequest request(String environment) {
        return new InstallationRequest(
                new ProjectName("capri"),
                new EnvironmentName(environment),
                Optional.empty(),
                Optional.of(new CustomerName("Zorg")),
                Optional.empty(),
                Optional.of(new Repository("https://git.example.org/capri.git")),
                Optional.empty(),
                "dora",
                "p-" + environment);
    }

    /** The usual one, in which acceptance is promised to be served day and night. */
    private static Policy policy() {
        try {
            var yaml = new String(new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
            var acceptance = yaml.indexOf("  acceptance:");
            return Policy.read(
                    "policy.yaml",
                    (yaml.substring(0, acceptance)
                                    + yaml.substring(acceptance).replaceFirst("\\[5x8\\]", "[24x7, 5x8]"))
                            .getBytes());
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Everything that a desk does once a minute. */
    void look() {
        engine.get(Parking.class).look();
        engine.get(LateTasks.class).look();
        engine.get(Notices.class).clean();
    }

    void lookAt(String wall) {
        clock.set(LocalDateTime.parse(wall));
        look();
    }

    List<String> told() {
        return engine.get(Told.class).all;
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    static class Places extends PatientsAtStake {
        Places(Installations installations, Policy policy) {
            super(installations, policy, server -> true);
        }
    }

    /** Notes what was published, and fails when it is told to, as a desk that dies in that moment. */
    static class Told {
        final List<String> all = new CopyOnWriteArrayList<>();
        volatile boolean dies;

        @EventListener
        void late(TaskLate late) {
            if (dies) throw new IllegalStateException("killed");
            all.add(late.kind() + " " + late.task().name() + " " + late.people());
        }

        @EventListener
        void returned(TaskReturned returned) {
            all.add("RETURNED " + returned.task().name() + " "
                    + returned.parked().waitsFor());
        }
    }

    static class TrailBean extends Trail {
        TrailBean(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
            super(database, transactions, clock);
        }
    }

    /** Stands still; the engine's own clock stands with it. */
    @Primary
    static final class StandingClock extends Clock {
        private volatile Instant now;

        void set(LocalDateTime wall) {
            now = wall.atZone(ZONE).toInstant();
            ClockUtil.setCurrentTime(Date.from(now));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
